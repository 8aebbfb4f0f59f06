# objective: shell
# level: 2
# title: trap: EXIT, ERR, INT and friends

  $ bash -c 'trap "echo bye" EXIT; echo hello'; bash -c 'trap "echo bye $?" EXIT; exit 3'; echo "status $?"
  hello
  bye
  bye 0
  status 3
  $ bash -c 'trap "echo caught; exit 9" TERM; kill $$; sleep 1; echo no'; echo "status $?"; bash -c 'kill $$'; echo "status $?"
  caught
  status 9
  Terminated
  status 143
  $ bash -c 'trap "" INT; kill -INT $$; echo alive'; bash -c 'kill -INT $$; echo no'; echo "status $?"
  alive
  status 130
  $ trap 'echo "failed: $?"' ERR; false; true; ls /nosuch 2> /dev/null; if false; then :; fi; trap - ERR; false
  failed: 1
  failed: 2
  [1]
  $ t=$(mktemp); bash -c "trap 'rm -f $t' EXIT; ls $t > /dev/null"; ls $t 2>&1 | sed 's/tmp\.[A-Za-z0-9]*/FILE/'
  ls: cannot access '/tmp/FILE': No such file or directory
  $ trap 'echo usr1' USR1; kill -USR1 $$; trap; trap -p USR1; trap - USR1; trap
  usr1
  trap -- 'echo usr1' SIGUSR1
  trap -- 'echo usr1' SIGUSR1
  $ trap 'echo debug: $BASH_COMMAND' DEBUG; echo one; x=1; trap - DEBUG; trap -l | head -n 2; kill -l 15; kill -l HUP
  debug: echo one
  one
  debug: x=1
  debug: trap - DEBUG
   1) SIGHUP	 2) SIGINT	 3) SIGQUIT	 4) SIGILL	 5) SIGTRAP
   6) SIGABRT	 7) SIGBUS	 8) SIGFPE	 9) SIGKILL	10) SIGUSR1
  TERM
  1
  $ bash -c 'trap "echo outer" EXIT; (trap "echo inner" EXIT; :); (:); echo $(trap "echo sub" EXIT)'; bash -c 'set -e; trap "echo line \$LINENO" ERR; false; echo no'; echo "status $?"
  inner
  sub
  outer
  line 1
  status 1
  $ f() { trap 'echo left f' RETURN; echo in f; }; f; trap - RETURN; bash -c 'trap "echo hup" HUP; kill -HUP $$; kill -1 $$; echo end'
  in f
  left f
  hup
  hup
  end
  $ (trap 'echo term; exit' TERM; sleep 5 & wait) & sleep 0.2; kill $!; wait $!; echo "status $?"
  term
  status 0
  $ bash -c 'trap "echo a" EXIT; trap "echo b" EXIT; exec true'; bash -c 'trap "echo int; exit 1" INT; (sleep 0.2; kill -INT $$) & wait; echo after'; echo "status $?"
  int
  status 1
