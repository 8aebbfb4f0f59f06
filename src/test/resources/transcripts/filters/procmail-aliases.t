# objective: 211.2
# level: 3
# title: procmail from an alias
A pipe in /etc/aliases into procmail -m, whose rights it has, arguments, and an archive of a list.

  $ mkdir /etc/procmailrcs; cat > /etc/procmailrcs/list <<'E'
  > LOGFILE=/var/tmp/list.log
  > LIST=$1
  > WHO=`id -un`
  > LOG="$LIST by $WHO
  > "
  > :0
  > * ^Subject:.*unsubscribe
  > /dev/null
  > 
  > :0 c:
  > /var/tmp/$LIST.archive
  > 
  > :0 fhw
  > | formail -I "Precedence: list" -I "List-Id: <$LIST.example.com>" -i "Reply-To: $LIST@example.com"
  > 
  > :0
  > ! alice,bob
  > E
  $ echo 'friends: "|/usr/bin/procmail -m /etc/procmailrcs/list friends"' >> /etc/aliases; newaliases; postfix start 2>/dev/null; printf 'Subject: hello\nReply-To: dave@example.net\n\nx\n' | sendmail -f dave@example.net friends; sleep 3; grep -o 'status=.*' /var/log/mail.log | sort; ls -l /var/tmp | awk 'NR>1{print $1,$3,$4,$9}'
  status=sent (delivered to command: /usr/bin/procmail -m /etc/procmailrcs/list friends)
  status=sent (delivered to mailbox)
  status=sent (delivered to mailbox)
  -rw------- root root friends.archive
  -rw------- root root list.log
  $ grep -E '^(Subject|List-Id|Precedence|.*Reply-To|Return-Path|Delivered)' /var/mail/alice; grep -v '^From' /var/tmp/list.log | sed 's/[\t ]*[0-9]*$//'
  Return-Path: <root@example.com>
  Delivered-To: alice@example.com
  Delivered-To: friends@example.com
  Subject: hello
  Old-Reply-To: dave@example.net
  Reply-To: friends@example.com
  Precedence: list
  List-Id: <friends.example.com>
  friends by root
   Subject: hello
    Folder: /usr/sbin/sendmail -oi alice,bob
  $ printf 'Subject: please unsubscribe me\n\nx\n' | sendmail -f dave@example.net friends; sleep 2; grep -c '^From ' /var/mail/alice /var/tmp/friends.archive; tail -2 /var/tmp/list.log | sed 's/[\t ]*[0-9]*$//'
  /var/mail/alice:1
  /var/tmp/friends.archive:1
   Subject: please unsubscribe me
    Folder: /dev/null
  $ echo 'owned: "|/usr/bin/procmail -m /etc/procmailrcs/list owned"' >> /etc/aliases; newaliases; chown carol /etc/procmailrcs/list; printf 'Subject: hello\n\nx\n' | sendmail -f dave@example.net owned; sleep 3; ls -l /var/tmp | awk 'NR>1{print $1,$3,$4,$9}'; tail -3 /var/tmp/list.log | grep by; grep -o 'Denying.*' /var/log/mail.log
  -rw------- root root friends.archive
  -rw------- root root list.log
  -rw------- carol carol owned.archive
  [1]
  $ echo 'gone: "|/usr/bin/procmail -m /etc/procmailrcs/nosuch"' >> /etc/aliases; newaliases; printf 'Subject: hello\n\nx\n' | sendmail -f bob@example.com gone; sleep 2; grep -o 'status=.*' /var/log/mail.log | tail -2 | grep -v mailbox
  status=bounced (can't create user output file. Command output: procmail: Denying special privileges for "/etc/procmailrcs/nosuch" procmail: Couldn't read "/etc/procmailrcs/nosuch" )
  $ printf 'Subject: x\n\nx\n' | procmail -m; echo $?; printf 'Subject: x\n\nx\n' | procmail -m /dev/null; echo $?; printf 'EXITCODE=3\n' > /tmp/rc; printf 'Subject: x\n\nx\n' | procmail -m /tmp/rc; echo $?; printf ':0\n|\n' > /tmp/rc; printf 'Subject: x\n\nx\n' | procmail -m /tmp/rc; echo $?; printf ':0 fhw\n| formail -A "X-New: 1"\n:0\n|\n' > /tmp/rc; printf 'Subject: x\n\nx\n' | procmail -m /tmp/rc
  procmail: Missing rcfile
  66
  73
  3
  Subject: x
  
  x
  
  0
  From foo@bar  Sat Nov 21 16:43:43 2026
  Subject: x
  X-New: 1
  
  x
