// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.xml;

import jakarta.xml.bind.annotation.XmlRootElement;

/** XML as a class: what it does not know is skipped. */
@XmlRootElement(name = "note")
public class Note extends Parts {}
