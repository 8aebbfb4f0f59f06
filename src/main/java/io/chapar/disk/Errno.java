package io.chapar.disk;

/** The error numbers of the system calls, with the texts of glibc's strerror(3). */
public enum Errno {
  EPERM("Operation not permitted"),
  ENOENT("No such file or directory"),
  ESRCH("No such process"),
  EINTR("Interrupted system call"),
  EIO("Input/output error"),
  ENXIO("No such device or address"),
  E2BIG("Argument list too long"),
  ENOEXEC("Exec format error"),
  EBADF("Bad file descriptor"),
  ECHILD("No child processes"),
  EAGAIN("Resource temporarily unavailable"),
  ENOMEM("Cannot allocate memory"),
  EACCES("Permission denied"),
  EBUSY("Device or resource busy"),
  EEXIST("File exists"),
  EXDEV("Invalid cross-device link"),
  ENOTDIR("Not a directory"),
  EISDIR("Is a directory"),
  EINVAL("Invalid argument"),
  EMFILE("Too many open files"),
  ENOTTY("Inappropriate ioctl for device"),
  ETXTBSY("Text file busy"),
  EFBIG("File too large"),
  ENOSPC("No space left on device"),
  ESPIPE("Illegal seek"),
  EROFS("Read-only file system"),
  EMLINK("Too many links"),
  EPIPE("Broken pipe"),
  ENAMETOOLONG("File name too long"),
  ENOTEMPTY("Directory not empty"),
  ELOOP("Too many levels of symbolic links"),
  EDQUOT("Disk quota exceeded"),
  EADDRINUSE("Address already in use"),
  EADDRNOTAVAIL("Cannot assign requested address"),
  ENETUNREACH("Network is unreachable"),
  ECONNRESET("Connection reset by peer"),
  ETIMEDOUT("Connection timed out"),
  ECONNREFUSED("Connection refused"),
  EHOSTUNREACH("No route to host");

  private final String text;

  Errno(String text) {
    this.text = text;
  }

  /** What strerror(3) says. */
  public String text() {
    return text;
  }
}
