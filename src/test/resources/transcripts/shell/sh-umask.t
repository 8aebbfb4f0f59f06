# objective: shell
# level: 2
# title: umask, default modes, setgid directories

  $ umask; umask -S; touch a; mkdir b; stat -c '%a %n' a b; umask 077; touch c; mkdir d; stat -c '%a %n' c d; umask 022
  0022
  u=rwx,g=rx,o=rx
  644 a
  755 b
  600 c
  700 d
  $ umask u=rwx,g=rx,o=; umask; touch e; stat -c %a e; umask 9; echo "status $?"; umask x; echo "status $?"; umask -p; umask 022
  0027
  640
  /root/script: line 6: umask: 9: octal number out of range
  status 1
  /root/script: line 6: umask: `x': invalid symbolic mode operator
  status 1
  umask 0027
  $ chmod u+x,g-r,o= a; stat -c '%a %A' a; chmod 4755 a; stat -c '%a %A' a; chmod +t b; stat -c %A b; chmod g+s b; stat -c %A b; chmod a=r a; stat -c %A a; chmod u=rwX,g=u,o=g b; stat -c %a b
  700 -rwx------
  4755 -rwsr-xr-x
  drwxr-xr-t
  drwxr-sr-t
  -r--r--r--
  2777
  $ chgrp mail b; touch b/new; mkdir b/sub; stat -c '%G %a' b/new b/sub; chmod 1777 d; su alice -c "touch $PWD/d/f" 2>&1 | sed 's/.*: //'
  mail 644
  mail 2755
  Permission denied
  $ chmod 8 a; echo "status $?"; chmod u+y a; echo "status $?"; chmod 644 nofile; echo "status $?"; chmod; echo "status $?"; chmod 644; echo "status $?"; chmod -R 700 b; find b -printf '%m %f\n' | sort
  chmod: invalid mode: ‘8’
  Try 'chmod --help' for more information.
  status 1
  chmod: invalid mode: ‘u+y’
  Try 'chmod --help' for more information.
  status 1
  chmod: cannot access 'nofile': No such file or directory
  status 1
  chmod: missing operand
  Try 'chmod --help' for more information.
  status 1
  chmod: missing operand after ‘644’
  Try 'chmod --help' for more information.
  status 1
  2700 b
  2700 sub
  700 new
  $ chmod -v 600 a; chmod -v 600 a; chmod -c 600 a; chmod -c 640 a; chmod --reference=c a; stat -c %a a; chmod -f 644 nofile; echo "status $?"; chmod -- -x a; stat -c %a a
  mode of 'a' changed from 0444 (r--r--r--) to 0600 (rw-------)
  mode of 'a' retained as 0600 (rw-------)
  mode of 'a' changed from 0600 (rw-------) to 0640 (rw-r-----)
  600
  status 1
  600
  $ chown alice a; stat -c %U:%G a; chown alice:mail a; stat -c %U:%G a; chown :bob a; stat -c %U:%G a; chown bob: a; stat -c %U:%G a; chown nosuch a; echo "status $?"; chown root:nosuch a; echo "status $?"; chown 1234:5678 a; stat -c '%U %u %G %g' a; chown -v root:root a
  alice:root
  alice:mail
  alice:bob
  bob:bob
  chown: invalid user: ‘nosuch’
  status 1
  chown: invalid group: ‘root:nosuch’
  status 1
  UNKNOWN 1234 UNKNOWN 5678
  changed ownership of 'a' from 1234:5678 to root:root
  $ chmod 4755 a; chown bob a; stat -c %a a; su bob -c 'chown alice /tmp/none' ; touch /tmp/bobs; chown bob /tmp/bobs; su bob -c 'chown alice /tmp/bobs'; echo "status $?"; su bob -c 'chgrp bob /tmp/bobs; chgrp mail /tmp/bobs'; echo "status $?"; su bob -c 'chmod 600 /etc/hosts'; echo "status $?"
  755
  chown: cannot access '/tmp/none': No such file or directory
  chown: changing ownership of '/tmp/bobs': Operation not permitted
  status 1
  chgrp: changing group of '/tmp/bobs': Operation not permitted
  status 1
  chmod: changing permissions of '/etc/hosts': Operation not permitted
  status 1
  $ install -d -m 750 -o alice -g mail box; stat -c '%a %U %G' box; install -m 640 /etc/mailname box/n; stat -c %a box/n; install nofile x; echo "status $?"; install -D /etc/mailname p/q/r; ls p/q; mktemp -u /tmp/XX | wc -l; mktemp /tmp/abcXXXX | sed 's/abc.*/abc/'; mktemp -d | sed 's/\..*//'; stat -c %a $(mktemp) $(mktemp -d); mktemp /no/XXXX; echo "status $?"; mktemp abc; echo "status $?"
  750 alice mail
  640
  install: cannot stat 'nofile': No such file or directory
  status 1
  r
  mktemp: too few X's in template ‘/tmp/XX’
  0
  /tmp/abc
  /tmp/tmp
  600
  700
  mktemp: failed to create file via template ‘/no/XXXX’: No such file or directory
  status 1
  mktemp: too few X's in template ‘abc’
  status 1
  $ getfacl a 2>&1 | head -n 1; lsattr a 2>&1 | wc -l; echo '#!/bin/sh' > s; ./s; echo "status $?"; chmod +x s; ./s; echo "status $?"; su alice -c 'ls /root'; echo "status $?"; su alice -c 'cd /root'; echo "status $?"; test -r /etc/shadow && echo root reads; su alice -c 'test -r /etc/shadow' || echo alice not
  /root/script: line 38: getfacl: command not found
  1
  /root/script: line 38: ./s: Permission denied
  status 126
  status 0
  ls: cannot open directory '/root': Permission denied
  status 2
  bash: line 1: cd: /root: Permission denied
  status 1
  root reads
  alice not
