# objective: shell
# level: 2
# title: set -e, -u, -x and friends

  $ trap 'echo "line $LINENO failed: $BASH_COMMAND"' ERR; false; ls /nosuch 2> /dev/null; trap - ERR; set -E; set +E; caller; echo "status $?"; bash -c 'f() { caller 0; }; f' x; echo $BASH_VERSION | cut -c1-3; echo $SHLVL | wc -l; echo $RANDOM | grep -c .; echo $SECONDS | grep -c .; echo $LINENO | grep -c .; echo $BASHPID | grep -c .; echo $EUID $UID $HOSTNAME $OSTYPE $MACHTYPE; echo $PPID | grep -c .
  line 2 failed: false
  line 2 failed: ls /nosuch 2> /dev/null
  0 NULL
  status 0
  5.2
  1
  1
  1
  1
  1
  0 0 mail.example.com linux-gnu x86_64-pc-linux-gnu
  1
