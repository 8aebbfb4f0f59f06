package io.chapar.dovecot.message;

import io.chapar.mailbox.MailboxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The algorithms of THREAD (RFC 5256): REFERENCES, REFS, ORDEREDSUBJECT. */
public final class Threads {
  private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");
  private static final Pattern REPLY =
      Pattern.compile(
          "(?i)^(\\[[^\\]]*\\]\\s*)*(re|fwd?)\\s*(\\[[^\\]]*\\])?\\s*:|\\(fwd\\)$|^\\[fwd:");
  private static final int MAX_DEPTH = 1000;

  private Threads() {}

  /** A node: a message, or the place of one that is not there. */
  private static final class Node {
    @Nullable Found mail;
    @Nullable Node parent;
    final List<Node> children = new ArrayList<>();
    long sent;
    long newest;
  }

  /** The threads of messages as THREAD writes them; null for an unknown algorithm. */
  public static @Nullable String thread(
      List<Found> mails, String algorithm, ToLongFunction<Found> number) throws MailboxException {
    return switch (algorithm) {
      case "ORDEREDSUBJECT" -> orderedSubject(mails, number);
      case "REFERENCES" -> write(references(mails, false), number);
      case "REFS" -> write(references(mails, true), number);
      default -> null;
    };
  }

  private static String orderedSubject(List<Found> mails, ToLongFunction<Found> number)
      throws MailboxException {
    Map<String, List<Found>> bySubject = new LinkedHashMap<>();
    List<Found> sorted = new ArrayList<>(mails);
    Map<Found, Long> sent = new LinkedHashMap<>();
    for (Found mail : mails) {
      sent.put(mail, Sorting.sent(mail));
    }
    sorted.sort(
        Comparator.comparingLong((Found m) -> sent.getOrDefault(m, 0L))
            .thenComparingInt(Found::sequence));
    for (Found mail : sorted) {
      bySubject
          .computeIfAbsent(
              Decode.baseSubject(mail.part().header("Subject")), k -> new ArrayList<>())
          .add(mail);
    }
    StringBuilder out = new StringBuilder();
    for (List<Found> thread : bySubject.values()) {
      out.append('(').append(number.applyAsLong(thread.get(0)));
      if (thread.size() == 2) {
        out.append(' ').append(number.applyAsLong(thread.get(1)));
      } else if (thread.size() > 2) {
        out.append(' ');
        for (Found mail : thread.subList(1, thread.size())) {
          out.append('(').append(number.applyAsLong(mail)).append(')');
        }
      }
      out.append(')');
    }
    return out.toString();
  }

  private static List<Node> references(List<Found> mails, boolean byNewest)
      throws MailboxException {
    Map<String, Node> nodes = new LinkedHashMap<>();
    List<Node> extra = new ArrayList<>();
    for (Found mail : mails) {
      String own = first(mail.part().header("Message-ID"));
      Node node = own == null ? new Node() : nodes.computeIfAbsent(own, k -> new Node());
      if (node.mail != null) {
        node = new Node();
        extra.add(node);
      } else if (own == null) {
        extra.add(node);
      }
      node.mail = mail;
      node.sent = Sorting.sent(mail);
      Node above = null;
      for (String id : referenced(mail.part())) {
        Node ref = nodes.computeIfAbsent(id, k -> new Node());
        if (above != null && ref.parent == null && ref != above && !under(above, ref)) {
          link(above, ref);
        }
        above = ref;
      }
      if (above != null && above != node && !under(above, node)) {
        if (node.parent != null) {
          node.parent.children.remove(node);
        }
        link(above, node);
      }
    }
    List<Node> roots = new ArrayList<>();
    for (Node node : nodes.values()) {
      if (node.parent == null) {
        roots.add(node);
      }
    }
    for (Node node : extra) {
      if (node.parent == null) {
        roots.add(node);
      }
    }
    List<Node> pruned = new ArrayList<>();
    for (Node root : roots) {
      pruned.addAll(prune(root, true, 0));
    }
    for (Node root : pruned) {
      date(root, 0);
    }
    pruned.sort(Comparator.comparingLong((Node n) -> n.sent));
    pruned = bySubject(pruned);
    for (Node root : pruned) {
      date(root, 0);
    }
    pruned.sort(
        byNewest
            ? Comparator.comparingLong((Node n) -> n.newest)
            : Comparator.comparingLong((Node n) -> n.sent));
    return pruned;
  }

  private static @Nullable Found some(Node node) {
    return node.mail != null || node.children.isEmpty() ? node.mail : node.children.get(0).mail;
  }

  private static boolean isReply(Node node) throws MailboxException {
    Found mail = some(node);
    String subject = mail == null ? null : mail.part().header("Subject");
    return subject != null && REPLY.matcher(subject.strip()).find();
  }

  /** Step 5 of RFC 5256: threads of one subject belong together, replies below what they answer. */
  private static List<Node> bySubject(List<Node> roots) throws MailboxException {
    Map<String, Node> subjects = new LinkedHashMap<>();
    Map<Node, String> keys = new LinkedHashMap<>();
    for (Node root : roots) {
      Found mail = some(root);
      String key = mail == null ? "" : Decode.baseSubject(mail.part().header("Subject"));
      keys.put(root, key);
      Node old = key.isEmpty() ? null : subjects.get(key);
      if (!key.isEmpty()
          && (old == null
              || old.mail != null && root.mail == null
              || isReply(old) && !isReply(root) && old.mail != null)) {
        subjects.put(key, root);
      }
    }
    List<Node> out = new ArrayList<>(roots);
    for (Node root : roots) {
      Node old = subjects.get(keys.getOrDefault(root, ""));
      if (old == null || old == root) {
        continue;
      }
      if (old.mail == null) {
        if (root.mail == null) {
          root.children.forEach(c -> link(old, c));
        } else {
          link(old, root);
        }
        out.remove(root);
      } else if (root.mail != null && isReply(root) && !isReply(old)) {
        link(old, root);
        out.remove(root);
      } else {
        Node both = new Node();
        out.set(out.indexOf(old), both);
        out.remove(root);
        link(both, old);
        link(both, root);
        subjects.put(keys.getOrDefault(root, ""), both);
      }
    }
    return out;
  }

  private static boolean under(Node node, Node ancestor) {
    int steps = 0;
    for (Node n = node; n != null && steps < 100_000; n = n.parent, steps++) {
      if (n == ancestor) {
        return true;
      }
    }
    return false;
  }

  private static void link(Node parent, Node child) {
    child.parent = parent;
    parent.children.add(child);
  }

  /** Leaves out places without messages; a root without one stays if it has several children. */
  private static List<Node> prune(Node node, boolean root, int depth) {
    List<Node> kept = new ArrayList<>();
    for (Node child : new ArrayList<>(node.children)) {
      if (depth < MAX_DEPTH) {
        kept.addAll(prune(child, false, depth + 1));
      }
    }
    node.children.clear();
    node.children.addAll(kept);
    if (node.mail != null || root && kept.size() > 1) {
      return List.of(node);
    }
    return kept;
  }

  private static void date(Node node, int depth) {
    node.newest = node.sent;
    for (Node child : node.children) {
      if (depth < MAX_DEPTH) {
        date(child, depth + 1);
      }
      node.newest = Math.max(node.newest, child.newest);
    }
    node.children.sort(Comparator.comparingLong((Node n) -> n.sent));
    if (node.mail == null && !node.children.isEmpty()) {
      node.sent = node.children.get(0).sent;
    }
  }

  private static @Nullable String first(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher m = ID.matcher(header);
    return m.find() ? m.group() : null;
  }

  private static List<String> referenced(Part part) {
    List<String> ids = new ArrayList<>();
    String references = part.header("References");
    if (references != null) {
      Matcher m = ID.matcher(references);
      while (m.find() && ids.size() < 1000) {
        ids.add(m.group());
      }
    }
    if (ids.isEmpty()) {
      String reply = first(part.header("In-Reply-To"));
      if (reply != null) {
        ids.add(reply);
      }
    }
    return ids;
  }

  private static String write(List<Node> roots, ToLongFunction<Found> number) {
    StringBuilder out = new StringBuilder();
    for (Node root : roots) {
      out.append('(');
      write(root, number, out, 0);
      out.append(')');
    }
    return out.toString();
  }

  private static void write(Node node, ToLongFunction<Found> number, StringBuilder out, int depth) {
    if (node.mail != null) {
      out.append(number.applyAsLong(node.mail));
      if (!node.children.isEmpty()) {
        out.append(' ');
      }
    }
    if (depth > MAX_DEPTH) {
      return;
    }
    if (node.children.size() == 1) {
      write(node.children.get(0), number, out, depth + 1);
    } else {
      for (Node child : node.children) {
        out.append('(');
        write(child, number, out, depth + 1);
        out.append(')');
      }
    }
  }
}
