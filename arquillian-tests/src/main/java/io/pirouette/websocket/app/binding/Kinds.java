// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.binding;

import static java.util.Map.entry;

import io.pirouette.websocket.app.reporting.Reporting;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The services by the names that tests give them. */
final class Kinds {

  private static final Map<String, Supplier<Reporting>> ALL = new HashMap<>();

  static {
    ALL.putAll(scalars());
    ALL.putAll(trees());
    ALL.putAll(records());
    ALL.putAll(containers());
    ALL.putAll(specials());
    ALL.putAll(errors());
  }

  private Kinds() {}

  static Supplier<Reporting> of(String name) {
    return ALL.get(name);
  }

  private static Map<String, Supplier<Reporting>> scalars() {
    return Map.ofEntries(
        entry("int", ScalarServices.OfInt::new),
        entry("integer", ScalarServices.OfInteger::new),
        entry("long", ScalarServices.OfLong::new),
        entry("short", ScalarServices.OfShort::new),
        entry("byte", ScalarServices.OfByte::new),
        entry("double", ScalarServices.OfDouble::new),
        entry("float", ScalarServices.OfFloat::new),
        entry("decimal", ScalarServices.OfDecimal::new),
        entry("big", ScalarServices.OfBig::new),
        entry("boolean", ScalarServices.OfBoolean::new),
        entry("color", ScalarServices.OfColor::new),
        entry("optional", ScalarServices.OfOptional::new));
  }

  private static Map<String, Supplier<Reporting>> trees() {
    return Map.ofEntries(
        entry("string", TreeServices.OfString::new),
        entry("bytes", TreeServices.OfBytes::new),
        entry("buffer", TreeServices.OfBuffer::new),
        entry("message", TreeServices.OfMessage::new),
        entry("document", TreeServices.OfDocument::new),
        entry("json", TreeServices.OfJson::new),
        entry("json-object", TreeServices.OfJsonObject::new),
        entry("json-array", TreeServices.OfJsonArray::new),
        entry("json-structure", TreeServices.OfJsonStructure::new),
        entry("json-string", TreeServices.OfJsonString::new),
        entry("json-number", TreeServices.OfJsonNumber::new),
        entry("object", TreeServices.OfAnything::new));
  }

  private static Map<String, Supplier<Reporting>> records() {
    return Map.ofEntries(
        entry("order", RecordServices.OfOrder::new),
        entry("ticket", RecordServices.OfTicket::new),
        entry("customer", RecordServices.OfCustomer::new),
        entry("basket", RecordServices.OfBasket::new),
        entry("scalars", RecordServices.OfScalars::new),
        entry("entry", RecordServices.OfEntry::new),
        entry("anything", RecordServices.OfAnything::new),
        entry("tree", RecordServices.OfTree::new),
        entry("bean", RecordServices.OfBean::new),
        entry("closed-bean", RecordServices.OfClosedBean::new),
        entry("shape", RecordServices.OfShape::new),
        entry("person", RecordServices.OfPerson::new),
        entry("either", RecordServices.OfEither::new));
  }

  private static Map<String, Supplier<Reporting>> containers() {
    return Map.ofEntries(
        entry("orders", ContainerServices.OfOrders::new),
        entry("order-array", ContainerServices.OfOrderArray::new),
        entry("numbers", ContainerServices.OfNumbers::new),
        entry("texts", ContainerServices.OfTexts::new),
        entry("counts", ContainerServices.OfCounts::new),
        entry("order-lists", ContainerServices.OfOrderLists::new),
        entry("colors", ContainerServices.OfColors::new),
        entry("table", ContainerServices.OfTable::new));
  }

  private static Map<String, Supplier<Reporting>> specials() {
    return Map.of(
        "positive", SpecialServices.OfPositive::new,
        "trees", SpecialServices.OfTrees::new,
        "stock", SpecialServices.OfStock::new,
        "created", SpecialServices.OfCreated::new,
        "animal", SpecialServices.OfAnimal::new,
        "ratio", SpecialServices.OfRatio::new,
        "custom", SpecialServices.OfCustom::new);
  }

  private static Map<String, Supplier<Reporting>> errors() {
    return Map.of(
        "handled", ErrorServices.Handled::new,
        "handled-by-kind", ErrorServices.HandledByKind::new,
        "closing", ErrorServices.Closing::new,
        "failing", ErrorServices.Failing::new,
        "crashing", ErrorServices.Crashing::new,
        "bytes-alone", ErrorServices.BytesAlone::new,
        "text-alone", ErrorServices.TextAlone::new,
        "each-kind", ErrorServices.EachKind::new);
  }
}
