// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.Message;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Between messages and values: for each type a reader and a writer, made once (specification
 * section 4.3). One for each deployment, and one for all clients of an application. Any thread.
 */
public final class Payloads {

  /** Types whose values have no constraints of their own. */
  private static final Set<Type> PLAIN =
      Set.of(String.class, byte[].class, ByteBuffer.class, Message.class);

  private static final PayloadReader TEXT = text -> text;

  private static final PayloadWriter TEXT_WRITER =
      (sink, value) -> sink.writeTextMessage((String) value);

  private static final PayloadWriter BYTES_WRITER =
      (sink, value) -> sink.writeBinaryMessage((byte[]) value);

  private final PayloadReader bytes = new BytesReader(this::jsonForText);
  private final Map<Type, PayloadReader> readers = new ConcurrentHashMap<>();
  private final Map<Class<?>, PayloadWriter> writers = new ConcurrentHashMap<>();

  /** Null before its first use. */
  private volatile @Nullable JsonLibrary json;

  /** Null before its first use; then empty if there are none. */
  private volatile @Nullable Optional<Constraints> constraints;

  /**
   * The reader for a declared type.
   *
   * @throws IllegalArgumentException if no message can become that type
   * @throws WebSocketException if that takes a library which is not there
   */
  public PayloadReader reader(Type type) {
    PayloadReader known = readers.get(type);
    if (known != null) {
      return known;
    }
    PayloadReader made = makeReader(type);
    readers.put(type, made);
    return made;
  }

  private PayloadReader makeReader(Type type) {
    ResolvedType resolved = ResolvedType.of(type);
    Class<?> raw = resolved.raw();
    if (raw == String.class) {
      return TEXT;
    }
    if (raw == byte[].class) {
      return bytes;
    }
    if (raw == ByteBuffer.class) {
      return new BufferReader(bytes);
    }
    if (raw == Message.class) {
      return MessageReader.INSTANCE;
    }
    if (raw.isEnum()) {
      return new EnumReader(raw, this::jsonForText);
    }
    if (DomBinding.binds(raw)) {
      return DomBinding.reader(raw);
    }
    if (isXml(raw)) {
      return XmlBinding.of(raw);
    }
    return isUnion(raw) ? union(raw) : jsonReader(type, resolved);
  }

  /** For JAXB, which need not be there. */
  private static boolean isXml(Class<?> raw) {
    return isAnnotated(raw, "jakarta.xml.bind.annotation.XmlRootElement");
  }

  /** A sealed type, unless JSON-B is told how to tell its members apart. */
  private static boolean isUnion(Class<?> raw) {
    return raw.isSealed()
        && Modifier.isAbstract(raw.getModifiers())
        && !isAnnotated(raw, "jakarta.json.bind.annotation.JsonbTypeInfo");
  }

  private static boolean isAnnotated(Class<?> raw, String name) {
    return Stream.of(raw.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getName().equals(name));
  }

  private PayloadReader union(Class<?> raw) {
    List<PayloadReader> members = new ArrayList<>();
    for (Class<?> member : raw.getPermittedSubclasses()) {
      members.add(reader(member));
    }
    return new UnionReader(raw, members);
  }

  private PayloadReader jsonReader(Type type, ResolvedType resolved) {
    JsonLibrary library = json();
    if (JsonValueReader.reads(resolved.raw())) {
      return new JsonValueReader(library, resolved.raw());
    }
    library.checkBinding();
    Shape shape = new Shapes().of(type);
    if (!resolved.raw().isPrimitive() && shape != Shape.ANY) {
      // Else a user's adapter would be asked, which need not take a null.
      library.checkBinding(type);
    }
    return new JsonReader(library, resolved, type, shape);
  }

  /** Finds what a message is for; null if it says nothing. */
  public @Nullable String findString(String text, String name) {
    return json().findString(text, name);
  }

  /**
   * Fails now, if there is nothing to look into JSON with.
   *
   * @throws WebSocketException if there is no library for it
   */
  public void checkJson() {
    json();
  }

  /**
   * Sends a value as the message that it is: a text or bytes as they are, anything else as XML or
   * JSON.
   *
   * @throws WebSocketException if it cannot be converted
   */
  public void write(MessageSink sink, @Nullable Object value) {
    if (value == null) {
      sink.writeTextMessage("null");
    } else {
      writer(value.getClass()).write(sink, value);
    }
  }

  /** The writer for the values of a class. */
  public PayloadWriter writer(Class<?> type) {
    PayloadWriter known = writers.get(type);
    if (known != null) {
      return known;
    }
    PayloadWriter made = makeWriter(type);
    writers.put(type, made);
    return made;
  }

  private PayloadWriter makeWriter(Class<?> type) {
    if (type == String.class) {
      return TEXT_WRITER;
    }
    if (type == byte[].class) {
      return BYTES_WRITER;
    }
    if (ByteBuffer.class.isAssignableFrom(type)) {
      return BufferReader::write;
    }
    if (Message.class.isAssignableFrom(type)) {
      return MessageReader::write;
    }
    if (Enum.class.isAssignableFrom(type)) {
      return (sink, value) -> sink.writeTextMessage(((Enum<?>) value).name());
    }
    if (DomBinding.binds(type)) {
      return DomBinding::write;
    }
    return isXml(type) ? XmlBinding.of(type) : jsonWriter();
  }

  /**
   * What values of a type are held to.
   *
   * @return empty if they cannot have constraints, or if there is no library for it
   * @throws WebSocketException if it cannot be used
   */
  public Optional<Constraints> constraints(Type type) {
    return PLAIN.contains(type) ? Optional.empty() : constraints();
  }

  private PayloadWriter jsonWriter() {
    JsonLibrary library = json();
    library.checkBinding();
    return (sink, value) -> sink.writeTextMessage(library.write(value));
  }

  /** One element of a stream: like any other value, but bytes are an array of numbers. */
  public void writeElement(MessageSink sink, @Nullable Object value) {
    if (value instanceof byte[] data) {
      sink.writeTextMessage(numbers(data));
    } else {
      write(sink, value);
    }
  }

  private static String numbers(byte[] data) {
    StringBuilder array = new StringBuilder(2 + 4 * data.length).append('[');
    for (int i = 0; i < data.length; i++) {
      array.append(i == 0 ? "" : ",").append(data[i] & 0xFF);
    }
    return array.append(']').toString();
  }

  /**
   * What values are held to.
   *
   * @return empty if there is no library for it on the class path
   * @throws WebSocketException if it cannot be used
   */
  public Optional<Constraints> constraints() {
    Optional<Constraints> found = constraints;
    if (found == null) {
      try {
        found = Constraints.find();
      } catch (NoClassDefFoundError e) {
        found = Optional.empty();
      }
      constraints = found;
    }
    return found;
  }

  /** Where JSON is one of two ways to read, and the other one needs no library. */
  private JsonLibrary jsonForText() {
    try {
      return json();
    } catch (WebSocketException e) {
      throw Misfit.because("no library to read JSON with", e);
    }
  }

  private JsonLibrary json() {
    JsonLibrary found = json;
    if (found == null) {
      try {
        found = JsonLibrary.find();
      } catch (NoClassDefFoundError e) {
        throw new WebSocketException(
            Phase.READ,
            "No JSON binding on the class path (add jakarta.json.bind-api and a provider, such as"
                + " org.eclipse:yasson)",
            e);
      }
      json = found;
    }
    return found;
  }
}
