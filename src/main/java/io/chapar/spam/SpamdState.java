package io.chapar.spam;

import io.chapar.disk.Files;
import io.chapar.host.Listener;
import io.chapar.host.Machine;
import java.util.List;

/**
 * A daemon spamd that runs: what it was told, and what it read.
 *
 * @param children the processes that do the work, as ps shows them
 * @param daemon whether it has left its terminal
 * @param config the settings of the system as it read them when it started
 */
record SpamdState(
    int pid,
    List<Integer> children,
    List<Listener> listeners,
    String pidFile,
    String user,
    String fallback,
    boolean local,
    boolean userConfig,
    boolean create,
    boolean tell,
    List<String> allowed,
    List<String> extra,
    String site,
    boolean daemon,
    List<RuleFile> config) {

  SpamdState as(int newPid, List<Integer> newChildren, List<Listener> newListeners) {
    return new SpamdState(
        newPid,
        newChildren,
        newListeners,
        pidFile,
        user,
        fallback,
        local,
        userConfig,
        create,
        tell,
        allowed,
        extra,
        site,
        daemon,
        config);
  }

  /** With the settings as they are now. */
  SpamdState reading(Machine machine) {
    Files root = machine.root();
    String place = site.isEmpty() ? RuleFile.site(root) : site;
    return new SpamdState(
        pid,
        children,
        listeners,
        pidFile,
        user,
        fallback,
        local,
        userConfig,
        create,
        tell,
        allowed,
        extra,
        site,
        daemon,
        RuleFile.system(root, RuleFile.RULES, place, path -> path));
  }
}
