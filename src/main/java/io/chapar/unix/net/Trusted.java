package io.chapar.unix.net;

import io.chapar.disk.DiskException;
import io.chapar.host.Process;
import io.chapar.net.tls.Pem;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** The certificates that a program of the host trusts: OpenSSL's default places on the disk. */
public final class Trusted {
  private static final String FOLDER = "/etc/ssl/certs";
  private static final String BUNDLE = FOLDER + "/ca-certificates.crt";
  private static final String OWN = FOLDER + "/ssl-cert-snakeoil.pem"; // its hash link is there too

  private Trusted() {}

  /** Those of the system: the bundle, and what has a hash link in /etc/ssl/certs. */
  public static List<X509Certificate> system(Process p) {
    List<X509Certificate> all = new ArrayList<>(file(p, BUNDLE));
    all.addAll(folder(p, FOLDER));
    all.addAll(file(p, OWN));
    return all;
  }

  /** Those in a folder, by their hash links. */
  public static List<X509Certificate> folder(Process p, String path) {
    List<X509Certificate> all = new ArrayList<>();
    try {
      for (String name : p.files().list(p.path(path))) {
        if (name.matches("[0-9a-f]{8}\\.\\d+")) {
          all.addAll(file(p, path + "/" + name));
        }
      }
    } catch (DiskException e) {
      // no such folder: nobody is trusted
    }
    return all;
  }

  /** Those in a file; none if it cannot be read. */
  public static List<X509Certificate> file(Process p, String path) {
    try {
      return Pem.certificates(p.files().text(p.path(path)));
    } catch (DiskException e) {
      return List.of();
    }
  }
}
