// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.impl.binding;

import io.pirouette.websocket.Closed;
import io.pirouette.websocket.error.PayloadBindingException;
import io.pirouette.websocket.error.Phase;
import io.pirouette.websocket.error.WebSocketException;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.ValidationEvent;
import java.io.StringWriter;
import javax.xml.transform.sax.SAXSource;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** From and to XML, for one class that JAXB knows. Any thread. */
final class XmlBinding implements PayloadReader, PayloadWriter {

  private final Class<?> type;
  private final boolean closed;
  private final JAXBContext context;

  private XmlBinding(Class<?> type, JAXBContext context) {
    this.type = type;
    this.closed = type.isAnnotationPresent(Closed.class);
    this.context = context;
  }

  /**
   * The binding of a class.
   *
   * @throws IllegalArgumentException if JAXB cannot bind it
   * @throws WebSocketException if there is no JAXB
   */
  static XmlBinding of(Class<?> type) {
    try {
      return new XmlBinding(type, JAXBContext.newInstance(type));
    } catch (NoClassDefFoundError e) {
      throw noProvider(e);
    } catch (JAXBException e) {
      if (e.getClass() == JAXBException.class) {
        throw noProvider(e);
      }
      throw new IllegalArgumentException(
          type.getName() + " cannot be bound to XML: " + e.getMessage(), e);
    }
  }

  private static WebSocketException noProvider(Throwable cause) {
    return new WebSocketException(
        Phase.READ,
        "No XML binding on the class path (add a provider, such as org.glassfish.jaxb:jaxb-runtime)",
        cause);
  }

  @Override
  public Object read(String text) {
    try {
      Unmarshaller unmarshaller = context.createUnmarshaller();
      unmarshaller.setEventHandler(this::goesOn);
      return checked(
          unmarshaller.unmarshal(new SAXSource(SecureXml.reader(), SecureXml.source(text))));
    } catch (JAXBException e) {
      throw e.getLinkedException() instanceof SAXParseException malformed
              && malformed.getException() == null
          ? SecureXml.misfit(malformed)
          : noValue(e);
    } catch (PayloadBindingException e) {
      throw e;
    } catch (RuntimeException e) {
      // Not all that does not fit an attribute is told as an event.
      throw noValue(e);
    }
  }

  /** What has gone wrong is the cause, for the log: it may be of the user's code. */
  private PayloadBindingException noValue(@Nullable Exception cause) {
    return Misfit.because("failed to parse xml: no value of " + type.getSimpleName(), cause);
  }

  private Object checked(Object value) {
    if (!type.isInstance(value)) {
      throw noValue(null);
    }
    return value;
  }

  /** Nothing is behind an event of an unknown element. */
  private boolean goesOn(ValidationEvent event) {
    return !closed && event.getLinkedException() == null;
  }

  @Override
  public void write(MessageSink sink, Object value) {
    sink.writeTextMessage(text(value));
  }

  private String text(Object value) {
    try {
      Marshaller marshaller = context.createMarshaller();
      marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
      StringWriter text = new StringWriter();
      marshaller.marshal(value, text);
      return text.toString();
    } catch (JAXBException e) {
      throw new WebSocketException(
          Phase.WRITE,
          "A value of "
              + value.getClass().getName()
              + " cannot be written ("
              + e.getMessage()
              + ")",
          e);
    }
  }
}
