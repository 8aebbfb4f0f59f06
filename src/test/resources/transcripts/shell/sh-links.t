# objective: shell
# level: 1
# title: Symbolic and hard links

  $ echo hi > t; ln -s t l; ls -l l | sed 's/.* l/l/'; readlink l; readlink -f l | sed 's/.*\///'; cat l
  l -> t
  t
  t
  hi
  $ ln t h; stat -c '%h %F' t h l; rm t; cat l; echo "status $?"; cat h; ls -l | wc -l
  2 regular file
  2 regular file
  1 symbolic link
  cat: l: No such file or directory
  status 1
  hi
  4
  $ ln -s /etc/postfix pf; ls -d pf; ls pf/main.cf; cd pf; pwd; pwd -P; cd - > /dev/null; realpath pf; ls -ld pf | cut -c1
  pf
  pf/main.cf
  /root/pf
  /etc/postfix
  /etc/postfix
  l
  $ ln -s a b; ln -s b a; cat a; echo "status $?"; readlink -f a; echo "status $?"; readlink nosuch; echo "status $?"; realpath nosuch/x; echo "status $?"
  cat: a: Too many levels of symbolic links
  status 1
  status 1
  status 1
  realpath: nosuch/x: No such file or directory
  status 1
  $ ln -sfn /tmp pf; readlink pf; test -L pf && echo link; test -e a || echo broken; [ -h l ] && echo h; [ l -ef h ] || echo differ
  /tmp
  link
  broken
  h
  differ
  $ mkdir d; ln -s ../h d/up; cat d/up; mv d/up .; cat up; echo "status $?"; ln -sr h d/rel; readlink d/rel
  hi
  cat: up: No such file or directory
  status 1
  ../h
  $ stat -c '%N' l; file l pf; ls -F | sort; chmod 600 pf/../tmp 2>&1; chown -h alice l; stat -c %U l; stat -L -c %F pf
  'l' -> 't'
  l:  broken symbolic link to t
  pf: symbolic link to /tmp
  a@
  b@
  d/
  h
  l@
  pf@
  script
  up@
  alice
  directory
  $ unlink l; ls l; unlink nosuch; echo "status $?"; ln; echo "status $?"; ln -s x y z; echo "status $?"; ln nosuch n; echo "status $?"
  ls: cannot access 'l': No such file or directory
  unlink: cannot unlink 'nosuch': No such file or directory
  status 1
  ln: missing file operand
  Try 'ln --help' for more information.
  status 1
  ln: target 'z': No such file or directory
  status 1
  ln: failed to access 'nosuch': No such file or directory
  status 1
  $ readlink /etc/alternatives/nc /bin/nc; readlink -e nosuch; echo $?; readlink -m nosuch/../x | sed 's/.*\///'; ls -l /bin | sed 's/.* //'
  /bin/nc.openbsd
  /etc/alternatives/nc
  1
  x
  usr/bin
  $ cp -d pf copy; ls -ld copy | cut -c1; du -s h 2>/dev/null | cut -f1; find . -type l | sort; find . -samefile h; rm pf/ ; echo "status $?"; rm pf; ls -d /tmp
  l
  4
  ./a
  ./b
  ./copy
  ./d/rel
  ./pf
  ./up
  ./h
  rm: cannot remove 'pf/': Is a directory
  status 1
  /tmp
