# objective: shell
# level: 2
# title: What programs say when their output has no room

  $ head -5 /etc/passwd > /dev/full; echo "status $?"; cat /etc/passwd > /dev/full; echo "status $?"; tail -2 /etc/passwd > /dev/full; echo "status $?"; seq 5 > /dev/full; echo "status $?"
  head: write error: No space left on device
  status 1
  cat: write error: No space left on device
  status 1
  tail: write error: No space left on device
  status 1
  seq: write error: No space left on device
  status 1
  $ echo x > /dev/full; echo "status $?"; printf x > /dev/full; echo "status $?"; /bin/echo x > /dev/full; echo "status $?"; head -c 100000 /dev/zero > /dev/full; echo "status $?"; yes > /dev/full; echo "status $?"
  /root/script: line 6: echo: write error: No space left on device
  status 1
  /root/script: line 6: printf: write error: No space left on device
  status 1
  /bin/echo: write error: No space left on device
  status 1
  head: error writing 'standard output': No space left on device
  status 1
  yes: standard output: No space left on device
  status 1
  $ grep root /etc/passwd > /dev/full; echo "status $?"; sed -n 1p /etc/passwd > /dev/full; echo "status $?"; awk 1 /etc/passwd > /dev/full; echo "status $?"; sort /etc/passwd > /dev/full; echo "status $?"; wc /etc/passwd > /dev/full; echo "status $?"; ls / > /dev/full; echo "status $?"
  grep: write error: No space left on device
  status 2
  sed: couldn't flush stdout: No space left on device
  status 4
  awk: close failed on file /dev/stdout (No space left on device)
  status 2
  sort: fflush failed: 'standard output': No space left on device
  sort: write error
  status 2
  wc: write error
  status 1
  ls: write error: No space left on device
  status 2
  $ find /etc/postfix > /dev/full; echo "status $?"; tar cf - -C / etc/passwd > /dev/full; echo "status $?"; diff /etc/passwd /etc/group > /dev/full; echo "status $?"; env > /dev/full; echo "status $?"; seq 3 | xargs echo > /dev/full; echo "status $?"; expr 1 + 1 > /dev/full; echo "status $?"
  find: ‘standard output’: No space left on device
  find: write error
  status 1
  tar: -: Cannot write: No space left on device
  tar: Error is not recoverable: exiting now
  status 2
  diff: standard output: No space left on device
  status 2
  env: write error: No space left on device
  status 125
  echo: write error: No space left on device
  status 123
  expr: write error: No space left on device
  status 3
