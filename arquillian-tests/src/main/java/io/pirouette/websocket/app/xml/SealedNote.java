// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.xml;

import io.pirouette.websocket.Closed;
import jakarta.xml.bind.annotation.XmlRootElement;

/** XML as a class that refuses what it does not know. */
@Closed
@XmlRootElement(name = "note")
public class SealedNote extends Parts {}
