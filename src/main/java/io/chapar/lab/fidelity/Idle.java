package io.chapar.lab.fidelity;

import io.chapar.config.Origin;
import io.chapar.dovecot.conf.ConfException;
import io.chapar.dovecot.conf.ConfReader;
import io.chapar.dovecot.conf.Settings;
import io.chapar.host.Machine;
import io.chapar.host.Process;
import io.chapar.postfix.PostfixFatal;
import io.chapar.postfix.conf.MasterCf;
import io.chapar.postfix.conf.MasterEntry;
import io.chapar.postfix.conf.PostfixConfig;
import io.chapar.postfix.conf.ProcessHost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The settings that somebody has made on a host and that nothing there acts on. */
final class Idle {
  private static final String DIRECTORY = "/etc/postfix";
  private final Machine machine;
  private final Process process;
  private final Readers readers;

  Idle(Machine machine, Process process, Readers readers) {
    this.machine = machine;
    this.process = process;
    this.readers = readers;
  }

  /** Their names, {@code postfix NAME} or {@code dovecot NAME}. */
  List<String> settings() throws IOException {
    Set<String> found = new TreeSet<>();
    try {
      ProcessHost host = new ProcessHost(process);
      PostfixConfig config = PostfixConfig.load(host, DIRECTORY);
      config.mainCf().assignments().keySet().forEach(name -> postfix(name, found));
      for (MasterEntry entry : MasterCf.load(host, DIRECTORY).entries()) {
        entry.overrides().forEach(override -> postfix(override.name(), found));
      }
    } catch (PostfixFatal | IOException e) {
      // it cannot be read: other people say so
    }
    dovecot(found);
    return new ArrayList<>(found);
  }

  private void postfix(String name, Set<String> found) {
    Set<String> classes = readers.postfix().get(name);
    if (classes != null && classes.isEmpty()) {
      found.add("postfix " + name);
    }
  }

  private void dovecot(Set<String> found) {
    try {
      Settings settings = ConfReader.read(machine.root(), ConfReader.PATH, true).global();
      for (String name : readers.dovecot().keySet()) {
        Set<String> classes = readers.dovecot().get(name);
        if (classes != null
            && classes.isEmpty()
            && settings.setting(name).origin().kind() == Origin.Kind.FILE) {
          found.add("dovecot " + name);
        }
      }
    } catch (ConfException e) {
      // as above
    }
  }
}
