// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pirouette.websocket.impl.binding.MessageSink;
import io.pirouette.websocket.impl.binding.PayloadReader;
import io.pirouette.websocket.impl.binding.PayloadWriter;
import io.pirouette.websocket.impl.binding.Payloads;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.spi.JsonProvider;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * What a text message costs that is dispatched by its content, bound to a record of five fields and
 * answered with one: as Pirouette does it, and by hand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TypedMessages {

  private static final String KEY = "event";

  private final String text = Trade.TEXT;
  private final Payloads payloads = new Payloads();
  private final PayloadReader reader = payloads.reader(Trade.class);
  private final PayloadWriter writer = payloads.writer(Trade.class);
  private final Sent sent = new Sent();
  private final Trade trade = (Trade) reader.read(text);
  private final JsonProvider json = JsonProvider.provider();
  private final Jsonb jsonb = JsonbBuilder.create();
  private final ObjectMapper jackson = new ObjectMapper();

  /** Runs all. */
  public static void main(String[] arguments) throws RunnerException {
    new Runner(
            new OptionsBuilder()
                .include(TypedMessages.class.getName() + "\\.")
                .addProfiler(GCProfiler.class)
                .build())
        .run();
  }

  /** What a service's connection does with such a message. */
  @Benchmark
  public String pirouette() {
    if (payloads.findString(text, KEY).equals("trade")) {
      writer.write(sent, reader.read(text));
    }
    return sent.text;
  }

  /** The first part of that. */
  @Benchmark
  public String pirouetteKey() {
    return payloads.findString(text, KEY);
  }

  /** The second part. */
  @Benchmark
  public Object pirouetteBinding() {
    return reader.read(text);
  }

  /** The last part. */
  @Benchmark
  public String pirouetteReply() {
    writer.write(sent, trade);
    return sent.text;
  }

  /** JSON-B alone, by way of a map. */
  @Benchmark
  public String jsonbByMap() {
    Object event = jsonb.fromJson(text, Map.class).get(KEY);
    return event.equals("trade") ? jsonb.toJson(jsonb.fromJson(text, Trade.class)) : "";
  }

  /** JSON-B, and JSON-P for the key. */
  @Benchmark
  public String jsonbByParser() {
    return key().equals("trade") ? jsonb.toJson(jsonb.fromJson(text, Trade.class)) : "";
  }

  /** Of this message; a real one might have objects before the key. */
  private String key() {
    try (jakarta.json.stream.JsonParser parser = json.createParser(new StringReader(text))) {
      while (parser.hasNext()) {
        boolean found =
            parser.next() == jakarta.json.stream.JsonParser.Event.KEY_NAME
                && parser.getString().equals(KEY);
        if (found) {
          parser.next();
          return parser.getString();
        }
      }
      return "";
    }
  }

  /** Jackson, by way of a tree. */
  @Benchmark
  public String jacksonByTree() throws IOException {
    JsonNode tree = jackson.readTree(text);
    return tree.get(KEY).textValue().equals("trade")
        ? jackson.writeValueAsString(jackson.treeToValue(tree, Trade.class))
        : "";
  }

  /** Jackson, which reads the text twice. */
  @Benchmark
  public String jacksonByParser() throws IOException {
    return jacksonKey().equals("trade")
        ? jackson.writeValueAsString(jackson.readValue(text, Trade.class))
        : "";
  }

  private String jacksonKey() throws IOException {
    try (JsonParser parser = jackson.createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals(KEY)) {
          return parser.nextTextValue();
        }
      }
      return "";
    }
  }

  /** Keeps the last message. */
  private static final class Sent implements MessageSink {

    private String text = "";

    @Override
    public void writeTextMessage(String data) {
      text = data;
    }

    @Override
    public void writeBinaryMessage(byte[] data) {
      throw new IllegalStateException();
    }
  }
}
