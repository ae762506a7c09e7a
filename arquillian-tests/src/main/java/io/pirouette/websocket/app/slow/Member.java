// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Caller;
import io.pirouette.websocket.Service;

/** One of the groups' connections, which sends back each text. */
class Member implements Service {

  private final String groups;
  private final Topic topic;

  /** Of groups with a comma between them. */
  Member(String groups, String topic) {
    this.groups = groups;
    this.topic = Topic.of(topic);
  }

  public String onOpen(Caller caller) {
    for (String group : groups.split(",")) {
      topic.group(group).join(caller);
    }
    return "joined";
  }

  public String onTextMessage(String text) {
    return text;
  }

  public void onError(Throwable error) {
    topic.report(groups + " error " + error);
  }

  /** In order is what tests do at their end. */
  public void onClose(int statusCode, String reason) {
    if (statusCode != 1000) {
      topic.report(groups + " closed " + statusCode + " '" + reason + "'");
    }
  }
}
