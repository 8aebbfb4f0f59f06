package io.chapar.dovecot;

import io.chapar.disk.DiskException;
import io.chapar.disk.Files;
import io.chapar.dovecot.command.Doveadm;
import io.chapar.dovecot.command.Doveconf;
import io.chapar.dovecot.command.Lda;
import io.chapar.dovecot.command.Start;
import io.chapar.dovecot.command.UserCommand;
import io.chapar.dovecot.deliver.DeliveryFilter;
import io.chapar.host.Group;
import io.chapar.host.Machine;
import io.chapar.host.Program;
import io.chapar.host.Programs;
import io.chapar.host.Service;
import io.chapar.host.Software;
import io.chapar.host.UnitFile;
import io.chapar.net.tls.CertificateBuilder;
import io.chapar.net.tls.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The packages dovecot-core, -imapd, -pop3d, -lmtpd and -managesieved as Debian has them. */
public final class Dovecot implements Software {
  private static final List<String> CONF_D =
      List.of(
          "10-auth.conf",
          "10-director.conf",
          "10-logging.conf",
          "10-mail.conf",
          "10-master.conf",
          "10-ssl.conf",
          "10-tcpwrapper.conf",
          "15-lda.conf",
          "15-mailboxes.conf",
          "20-imap.conf",
          "20-lmtp.conf",
          "20-managesieve.conf",
          "20-pop3.conf",
          "90-acl.conf",
          "90-plugin.conf",
          "90-quota.conf",
          "90-sieve-extprograms.conf",
          "90-sieve.conf",
          "auth-checkpassword.conf.ext",
          "auth-deny.conf.ext",
          "auth-dict.conf.ext",
          "auth-master.conf.ext",
          "auth-passwdfile.conf.ext",
          "auth-sql.conf.ext",
          "auth-static.conf.ext",
          "auth-system.conf.ext");

  private static final String UNIT =
      "[Unit]\nDescription=Dovecot IMAP/POP3 email server\nDocumentation=man:dovecot(1)\n"
          + "Documentation=https://doc.dovecot.org/\nAfter=local-fs.target"
          + " network-online.target\n\n[Service]\nType=forking\nPIDFile=/run/dovecot/master.pid\n"
          + "ExecStart=/usr/sbin/dovecot\n"
          + "ExecReload=/usr/bin/doveadm reload\nExecStop=/usr/bin/doveadm stop\n"
          + "PrivateTmp=true\nNonBlocking=yes\nProtectSystem=full\nProtectHome=no\n"
          + "PrivateDevices=true\nLimitNOFILE=65535\n\n[Install]\n"
          + "WantedBy=multi-user.target\n";

  private final List<DeliveryFilter> filters;
  private final Map<String, UserCommand> commands;
  private final List<LoginProtocol> protocols;

  /** Dovecot without filters for deliveries. */
  public Dovecot() {
    this(List.of(), Map.of(), List.of());
  }

  /** Dovecot with filters for deliveries, commands of doveadm and protocols of Pigeonhole's. */
  public Dovecot(
      List<DeliveryFilter> filters,
      Map<String, UserCommand> commands,
      List<LoginProtocol> protocols) {
    this.filters = List.copyOf(filters);
    this.commands = Map.copyOf(commands);
    this.protocols = List.copyOf(protocols);
  }

  @Override
  public String name() {
    return "dovecot-core";
  }

  @Override
  public Map<String, Program> programs() {
    Doveconf doveconf = new Doveconf(protocols);
    return Map.of(
        "dovecot", new Start(doveconf),
        "doveconf", doveconf,
        "doveadm", new Doveadm(commands),
        "dovecot-lda", new Lda(filters));
  }

  @Override
  public List<Service> services() {
    return List.of(new DovecotService(filters, protocols));
  }

  @Override
  public void install(Machine machine) throws DiskException {
    Files root = machine.root();
    Group dovecot = machine.users().group("dovecot");
    int gid = dovecot == null ? 0 : dovecot.gid();
    for (String dir :
        List.of(
            "/etc/dovecot/conf.d",
            "/etc/dovecot/private",
            "/usr/lib/dovecot/modules",
            "/usr/share/dovecot/protocols.d",
            "/var/lib/dovecot",
            "/run/dovecot",
            "/usr/sbin",
            "/usr/bin",
            "/etc/pam.d")) {
      root.mkdirs(dir, 0755);
    }
    root.chmod("/etc/dovecot/private", 0700);
    root.write("/usr/sbin/dovecot", Programs.executable("dovecot"), 0755);
    root.write("/usr/bin/doveadm", Programs.executable("doveadm"), 0755);
    root.symlink("doveadm", "/usr/bin/dsync");
    root.write("/usr/bin/doveconf", Programs.executable("doveconf"), 0755);
    root.write("/usr/lib/dovecot/dovecot-lda", Programs.executable("dovecot-lda"), 0755);
    root.symlink("dovecot-lda", "/usr/lib/dovecot/deliver");
    root.write("/etc/dovecot/dovecot.conf", text("etc/dovecot.conf"), 0644);
    for (String file : CONF_D) {
      root.write("/etc/dovecot/conf.d/" + file, text("etc/conf.d/" + file), 0644);
    }
    for (String file :
        List.of(
            "dovecot-dict-auth.conf.ext", "dovecot-dict-sql.conf.ext", "dovecot-sql.conf.ext")) {
      root.write("/etc/dovecot/" + file, text("etc/" + file), 0640);
      root.chown("/etc/dovecot/" + file, 0, gid, false);
    }
    for (String[] protocol :
        new String[][] {
          {"imapd", "imap"}, {"lmtpd", "lmtp"}, {"managesieved", "sieve"}, {"pop3d", "pop3"}
        }) {
      root.write(
          "/usr/share/dovecot/protocols.d/" + protocol[0] + ".protocol",
          "protocols = $protocols " + protocol[1] + "\n",
          0644);
    }
    root.write("/usr/share/dovecot/dh.pem", text("dh.pem"), 0644);
    if (!root.exists("/etc/pam.d/dovecot")) {
      root.write(
          "/etc/pam.d/dovecot",
          "#%PAM-1.0\n\n@include common-auth\n@include common-account\n@include common-session\n",
          0644);
    }
    UnitFile.install(machine, "dovecot", UNIT);
    certificate(machine);
    root.symlink("/etc/ssl/certs/ssl-cert-snakeoil.pem", "/etc/dovecot/private/dovecot.pem");
    root.symlink("/etc/ssl/private/ssl-cert-snakeoil.key", "/etc/dovecot/private/dovecot.key");
  }

  /** What the package ssl-cert makes: a certificate that the host signs itself. */
  private static void certificate(Machine machine) throws DiskException {
    Files root = machine.root();
    if (root.exists("/etc/ssl/certs/ssl-cert-snakeoil.pem")) {
      return;
    }
    root.mkdirs("/etc/ssl/certs", 0755);
    root.mkdirs("/etc/ssl/private", 0710);
    KeyPair keys = Keys.ec(machine.random());
    Instant now = Instant.ofEpochSecond(machine.scheduler().nanos() / 1_000_000_000L);
    String pem =
        new CertificateBuilder("/CN=vm", keys.getPublic())
            .valid(now.minus(Duration.ofDays(400)), now.plus(Duration.ofDays(3250)))
            .serial(new BigInteger(159, new java.util.Random(machine.random().nextLong())))
            .alternative(List.of("vm"))
            .sign(keys.getPrivate())
            .text();
    root.write("/etc/ssl/certs/ssl-cert-snakeoil.pem", pem, 0644);
    root.write("/etc/ssl/private/ssl-cert-snakeoil.key", Keys.pem(keys.getPrivate()), 0640);
    Group sslCert = machine.users().group("ssl-cert");
    if (sslCert != null) {
      root.chown("/etc/ssl/private", 0, sslCert.gid(), false);
      root.chown("/etc/ssl/private/ssl-cert-snakeoil.key", 0, sslCert.gid(), false);
    }
  }

  private static byte[] text(String name) {
    try (InputStream in =
        Objects.requireNonNull(Dovecot.class.getResourceAsStream("/dovecot/" + name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
