// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.xml;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlTransient;
import java.util.ArrayList;
import java.util.List;

/** What notes have in common. */
@XmlTransient
public class Parts {

  @XmlAttribute(name = "id")
  int id;

  @XmlElement(name = "text")
  String text;

  @XmlElement(name = "copy-to")
  List<String> copies = new ArrayList<>();

  @Override
  public String toString() {
    return "%s[%d '%s' %s]".formatted(getClass().getSimpleName(), id, text, copies);
  }
}
