package io.chapar.postfix.master;

/** There is no process for a service: it is not in master.cf, the mail system is down, it dies. */
public final class ServiceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String service;
  private final boolean up;

  ServiceException(String service, boolean up) {
    super("service " + service + " is not available");
    this.service = service;
    this.up = up;
  }

  /** The service, as {@code name/type}. */
  public String service() {
    return service;
  }

  /** Whether the mail system runs. */
  public boolean up() {
    return up;
  }
}
