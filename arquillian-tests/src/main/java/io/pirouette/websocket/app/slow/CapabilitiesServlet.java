// SPDX-License-Identifier: Apache-2.0
package io.pirouette.websocket.app.slow;

import io.pirouette.websocket.Capabilities;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells what the container is capable of, as the application knows it. */
@WebServlet("/attribute")
public class CapabilitiesServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object attribute = getServletContext().getAttribute("io.pirouette.websocket.Capabilities");
    String told = Described.of((Capabilities) attribute);
    response.setContentLength(told.length());
    response.getWriter().print(told);
  }
}
