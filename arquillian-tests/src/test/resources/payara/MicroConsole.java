// SPDX-License-Identifier: Apache-2.0

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/**
 * Payara Micro that deploys and undeploys on command: a line {@code deploy NAME CONTEXT-ROOT FILE} or
 * {@code undeploy NAME} on standard input, a line {@code @ok} or {@code @failed} on standard output for
 * each. Ends with its standard input. Run from its source, since it needs Micro's classes, which would
 * hide Tomcat's from the tests.
 */
public final class MicroConsole {

  private static final String LISTENER =
      "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";
  private static final List<String> SETTINGS =
      List.of(
          LISTENER + "address=127.0.0.1",
          "configs.config.server-config.hazelcast-config-specific-configuration.enabled=false");

  private MicroConsole() {}

  /** Takes a fresh root directory and a free port. */
  public static void main(String[] arguments) throws BootstrapException, IOException {
    PayaraMicroBoot boot = PayaraMicro.getInstance();
    boot.setRootDir(new File(arguments[0]));
    boot.setHttpPort(Integer.parseInt(arguments[1]));
    boot.setNoCluster(true);
    boot.setPreBootHandler(runner -> SETTINGS.forEach(setting -> runner.run("set", setting)));
    PayaraMicroRuntime micro = boot.bootStrap();
    System.out.println("@ok");
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      System.out.println(run(micro, line.split(" ")) ? "@ok" : "@failed");
    }
    micro.shutdown();
    System.exit(0);
  }

  private static boolean run(PayaraMicroRuntime micro, String[] command) {
    if (command[0].equals("deploy")) {
      return micro.deploy(command[1], command[2], new File(command[3]));
    }
    micro.undeploy(command[1]);
    return true;
  }
}
