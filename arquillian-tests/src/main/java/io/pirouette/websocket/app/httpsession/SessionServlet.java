// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.httpsession;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Begins, renames and ends the session of whoever asks. */
@WebServlet("/session/*")
public class SessionServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(request, response);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException, InterruptedException {
    switch (request.getPathInfo()) {
      case "/begin" -> response.getWriter().print(request.getSession(true).getId());
      case "/rename" -> response.getWriter().print(request.changeSessionId());
      case "/hold" -> {
        Patient.hold(request.getSession(false));
        response.getWriter().print("held");
      }
      case "/ending" -> response.getWriter().print(Patient.awaitEnding() ? "ending" : "not ending");
      case "/go-on" -> {
        Patient.goOn();
        response.getWriter().print("gone on");
      }
      default -> {
        request.getSession(false).invalidate();
        response.getWriter().print("ended");
      }
    }
  }
}
