# objective: shell
# level: 2
# title: Exit status: $?, &&, ||, ! and set -e

  $ true; echo $?; false; echo $?; ls /nosuch > /dev/null 2>&1; echo $?; nosuchcommand 2> /dev/null; echo $?; /etc/passwd 2> /dev/null; echo $?; /etc 2>/dev/null; echo $?
  0
  1
  2
  127
  126
  126
  $ true && echo yes || echo no; false && echo yes || echo no; ! true; echo $?; false || true && echo both; (exit 300); echo $?; (exit -1); echo $?; test -f /nosuch; echo $?; grep -q root /etc/passwd && echo "root is there"
  yes
  no
  1
  both
  44
  255
  1
  root is there
  $ false | true; echo $? "${PIPESTATUS[@]}"; set -o pipefail; false | true; echo $?; set +o pipefail; bash -c 'exit 7'; echo $?; bash -c 'set -e; false; echo not reached'; echo $?; bash -c 'set -e; false || true; if false; then :; fi; ! true; echo reached'
  0 1 0
  1
  7
  1
  reached
  $ bash -c 'set -u; echo $nosuch; echo no'; echo $?; bash -c 'set -e; x=$(false); echo no'; echo $?; bash -c 'set -e; local_f() { false; echo f; }; local_f || echo caught'; bash -c 'set -e; echo $(false) still'; bash -nc 'if'; echo $?
  bash: line 1: nosuch: unbound variable
  127
  1
  f
  still
  bash: -c: line 2: syntax error: unexpected end of file
  2
  $ kill -l $((128+15 - 128)); sh -c 'kill -TERM $$'; echo $?; exit_f() { return 5; }; exit_f; echo $?; : ; echo $?; [ 1 -gt 2 ]; echo $?; [ a -gt 2 ]; echo $?; [ 1 = 1; echo $?; expr 1 - 1; echo $?; let 0; echo $?; ((0)); echo $?; cat nosuch | wc -l; echo "${PIPESTATUS[*]}"
  TERM
  Terminated
  143
  5
  0
  1
  /root/script: line 18: [: a: integer expression expected
  2
  /root/script: line 18: [: missing `]'
  2
  0
  1
  1
  1
  cat: nosuch: No such file or directory
  0
  1 0
  $ timeout 0.1 sleep 2; echo $?; bash -c 'echo a; exit; echo b'; echo 'exit 4' > s; bash s; echo $?; sh s; echo $?; . ./s 2>/dev/null & wait $!; echo $?; source nosuchfile; echo $?; chmod +x s; ./s; echo $?; echo '#!/nosuch/interp' > t; chmod +x t; ./t; echo $?; printf '\x7fELF' > u; chmod +x u; ./u; echo $?
  124
  a
  4
  4
  4
  /root/script: line 22: nosuchfile: No such file or directory
  1
  4
  /root/script: line 22: ./t: cannot execute: required file not found
  127
  /root/script: line 22: ./u: cannot execute binary file: Exec format error
  126
