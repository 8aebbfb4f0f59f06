package io.chapar.net.tls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.security.auth.x500.X500Principal;

/**
 * The name of a certificate's subject or issuer, in the order in which it was encoded.
 *
 * @param parts its attributes: short names and values
 */
public record DistinguishedName(List<Part> parts) {
  /** One attribute, such as CN and mail.example.com. */
  public record Part(String name, String value) {}

  /** The name in an X.500 principal. */
  public static DistinguishedName of(X500Principal principal) {
    List<Part> parts = new ArrayList<>();
    DerReader name = new DerReader(principal.getEncoded()).into();
    while (name.more()) {
      DerReader set = name.into();
      while (set.more()) {
        DerReader pair = set.into();
        String oid = pair.oid();
        parts.add(new Part(shortName(oid), new String(pair.value(), StandardCharsets.UTF_8)));
      }
    }
    return new DistinguishedName(List.copyOf(parts));
  }

  private static String shortName(String oid) {
    for (Map.Entry<String, String> each : CertificateBuilder.attributes().entrySet()) {
      if (each.getValue().equals(oid)) {
        return each.getKey();
      }
    }
    return oid;
  }

  /** {@code /C=DE/CN=x}, as X509_NAME_oneline(3) writes it. */
  public String slashes() {
    StringBuilder out = new StringBuilder();
    parts.forEach(p -> out.append('/').append(p.name()).append('=').append(p.value()));
    return out.toString();
  }

  /** {@code C = DE, CN = x}, as the openssl command prints it. */
  public String commas() {
    List<String> words = new ArrayList<>();
    for (Part part : parts) {
      boolean quoted =
          part.value().matches("(?s).*[,+\"\\\\<>;].*")
              || part.value().startsWith(" ")
              || part.value().startsWith("#")
              || part.value().endsWith(" ");
      String value = part.value().replace("\\", "\\\\").replace("\"", "\\\"");
      words.add(part.name() + " = " + (quoted ? '"' + value + '"' : value));
    }
    return String.join(", ", words);
  }

  /** {@code CN=x,C=DE}: RFC 2253. */
  public String reversed() {
    List<String> words = new ArrayList<>();
    for (int i = parts.size() - 1; i >= 0; i--) {
      String value = parts.get(i).value().replaceAll("([,+\"\\\\<>;])", "\\\\$1");
      words.add(parts.get(i).name() + "=" + value);
    }
    return String.join(",", words);
  }

  /** The value of an attribute, the last one; empty if there is none. */
  public String value(String name) {
    String value = "";
    for (Part part : parts) {
      if (part.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        value = part.value();
      }
    }
    return value;
  }
}
