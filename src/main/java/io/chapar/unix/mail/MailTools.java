package io.chapar.unix.mail;

import io.chapar.disk.DiskException;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Software;
import io.chapar.unix.Toolbox;
import java.util.Map;

/** The package bsd-mailx: mail, mailx, and what it reads from /etc. */
public final class MailTools implements Software {
  private static final String MAIL_RC =
      """
      set ask askcc append dot save crt
      ignore Received Message-Id Resent-Message-Id Status Mail-From Return-Path Via Delivered-To
      """;

  private static Toolbox box() {
    Toolbox box = new Toolbox().add("/usr/bin/bsd-mailx", new Mailx());
    for (String name : new String[] {"mail", "mailx", "Mail"}) {
      box.link("/etc/alternatives/" + name, "/usr/bin/bsd-mailx");
      box.link("/usr/bin/" + name, "/etc/alternatives/" + name);
    }
    return box;
  }

  @Override
  public String name() {
    return "bsd-mailx";
  }

  @Override
  public Map<String, Program> programs() {
    return box().programs();
  }

  @Override
  public void install(Machine machine) throws DiskException {
    machine.root().mkdirs("/etc/alternatives", 0755);
    box().install(machine);
    machine.root().write("/etc/mail.rc", MAIL_RC, 0644);
  }
}
