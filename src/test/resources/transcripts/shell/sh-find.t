# objective: shell
# level: 2
# title: find by name, type, size, time and owner

  $ mkdir -p t/a/b t/c; touch t/a/x.conf t/a/b/y.conf t/c/z.log t/.hidden; printf '%2000s' ' ' > t/c/big; find t | sort
  t
  t/.hidden
  t/a
  t/a/b
  t/a/b/y.conf
  t/a/x.conf
  t/c
  t/c/big
  t/c/z.log
  $ find t -name '*.conf' | sort; find t -iname '*.CONF' -type f | wc -l; find t -maxdepth 1 -type d | sort
  t/a/b/y.conf
  t/a/x.conf
  2
  t
  t/a
  t/c
  $ find t -type f -size +1k; find t -type f -size -1; find t -empty | sort
  t/c/big
  t/.hidden
  t/c/z.log
  t/a/x.conf
  t/a/b/y.conf
  t/.hidden
  t/a/b/y.conf
  t/a/x.conf
  t/c/z.log
  $ find t -name '*.conf' -exec basename {} \; | sort; find t -name '*.conf' -exec ls {} + | sort
  x.conf
  y.conf
  t/a/b/y.conf
  t/a/x.conf
  $ chown alice t/c/z.log; find t -user alice; find t ! -user root -printf '%u %p\n'; find t -perm 644 -type f | wc -l
  t/c/z.log
  alice t/c/z.log
  5
  $ touch -d '3 days ago' t/a/x.conf; find t -mtime +2; find t -newer t/a/x.conf -type f | sort; find t -mmin -5 -type f | wc -l
  t/a/x.conf
  t/.hidden
  t/a/b/y.conf
  t/c/big
  t/c/z.log
  4
  $ find t -name '*.log' -o -name big | sort; find t \( -name '*.log' -o -name big \) -print0 | xargs -0 ls -1 | sort
  t/c/big
  t/c/z.log
  t/c/big
  t/c/z.log
  $ find t -name '*.conf' -delete; find t -type f | sort; find t -type d -name b -prune -o -type f -print | sort
  t/.hidden
  t/c/big
  t/c/z.log
  t/.hidden
  t/c/big
  t/c/z.log
  $ find nosuch; echo "status $?"; find t -foo; echo "status $?"; find t -name; echo "status $?"
  find: ‘nosuch’: No such file or directory
  status 1
  find: unknown predicate `-foo'
  status 1
  find: missing argument to `-name'
  status 1
  $ find t -exec false {} \; ; echo "status $?"; find t -type x; echo "status $?"
  status 0
  find: Unknown argument to -type: x
  status 1
  $ find /etc/postfix -maxdepth 1 -name 'ma*.cf' -printf '%f %m %u:%g\n' | sort; find /var/spool/postfix -maxdepth 1 -type d -user postfix | sort
  main.cf 644 root:root
  master.cf 644 root:root
  /var/spool/postfix/active
  /var/spool/postfix/bounce
  /var/spool/postfix/corrupt
  /var/spool/postfix/defer
  /var/spool/postfix/deferred
  /var/spool/postfix/flush
  /var/spool/postfix/incoming
  /var/spool/postfix/maildrop
  /var/spool/postfix/private
  /var/spool/postfix/public
  /var/spool/postfix/saved
  $ find t -type f -printf '%P %s\n' | sort; find t -path '*/c/*' | sort; find t -regex '.*/z\..*'
  .hidden 0
  c/big 2000
  c/z.log 0
  t/c/big
  t/c/z.log
  t/c/z.log
  $ find /etc/dovecot/conf.d -name '10-*.conf' | sort | xargs grep -l '^mail_location\|^auth_mech' ; find t -links +1 -type d | sort; find t -depth | tail -n 1
  /etc/dovecot/conf.d/10-auth.conf
  /etc/dovecot/conf.d/10-mail.conf
  t
  t/a
  t/a/b
  t/c
  t
