# objective: 211.1
# level: 2
# title: What a .forward can do
  $ postfix start; sleep 1; su - alice -c 'printf "\\\\alice, bob\n" > .forward'; cat /home/alice/.forward; echo x | mail -s one alice; sleep 1; ls /var/mail; grep -e ^X-Orig -e ^Deliv /var/mail/bob
  \alice, bob
  alice
  bob
  X-Original-To: alice
  Delivered-To: bob@example.com
  Delivered-To: alice@example.com
  $ su - alice -c 'echo "|cat > /tmp/got.\$EXTENSION; id -un >> /tmp/got.\$EXTENSION" > .forward; cat .forward'; echo x | mail -s two alice+lists; sleep 1; tail -n 1 /tmp/got.lists; ls -l /tmp/got.lists | cut -d' ' -f1,3,4
  |cat > /tmp/got.$EXTENSION; id -un >> /tmp/got.$EXTENSION
  tail: cannot open '/tmp/got.lists' for reading: No such file or directory
  ls: cannot access '/tmp/got.lists': No such file or directory
  $ su - alice -c 'echo "\"|exit 75\"" > .forward'; echo x | mail -s three alice; sleep 1; grep -o 'status=.*' /var/log/mail.log | tail -n 1; postsuper -d ALL
  status=deferred (temporary failure)
  postsuper: Deleted: 1 message
  $ su - alice -c 'echo "\"|exit 77\"" > .forward'; echo x | mail -s three alice; sleep 1; grep -o 'status=.*' /var/log/mail.log | tail -n 2 | head -n 1
  status=bounced (permission denied)
  $ for e in 0 1 64 65 67 69 73 75 78; do su - alice -c "echo '\"|exit $e\"' > .forward"; echo x | mail -s three alice; sleep 0.7; grep -o 'relay=local.*' /var/log/mail.log | grep -v 'to mailbox' | tail -n 1 | sed 's/delay=.*dsn/dsn/'; done
  relay=local, dsn=2.0.0, status=sent (delivered to command: exit 0)
  relay=local, dsn=5.3.0, status=bounced (Command died with status 1: "exit 1")
  relay=local, dsn=5.3.0, status=bounced (command line usage error)
  relay=local, dsn=5.6.0, status=bounced (data format error)
  relay=local, dsn=5.1.1, status=bounced (user unknown)
  relay=local, dsn=5.3.0, status=bounced (service unavailable)
  relay=local, dsn=5.2.0, status=bounced (can't create user output file)
  relay=local, dsn=4.3.0, status=deferred (temporary failure)
  relay=local, dsn=5.3.5, status=bounced (local configuration error)
  $ postsuper -d ALL; su - alice -c 'printf "/home/alice/saved\n./rel\n~/x\n" > .forward'; echo x | mail -s four alice; sleep 1; grep -o 'to=<.*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/' | tail -n 3; ls /home/alice
  postsuper: Deleted: 1 message
  to=<alice@example.com>, orig_to=<alice>, relay=local, dsn=2.0.0, status=sent (forwarded as EFC171EC)
  to=<"./rel"@example.com>, orig_to=<alice>, relay=local, dsn=5.1.1, status=bounced (unknown user: "./rel")
  to=<root@example.com>, relay=local, dsn=2.0.0, status=sent (delivered to mailbox)
  saved
  x
  $ su - alice -c 'echo "bob" > .forward; echo carol > .forward+work'; postconf forward_path; echo x | mail -s five alice+work; sleep 1; grep -c 'Subject: five' /var/mail/carol; echo x | mail -s six alice+play; sleep 1; grep -c 'Subject: six' /var/mail/bob
  forward_path = $home/.forward${recipient_delimiter}${extension}, $home/.forward
  1
  1
  $ su - alice -c ': > .forward'; echo x | mail -s seven alice; sleep 1; grep -c 'Subject: seven' /var/mail/alice; su - alice -c 'echo "# only a comment" > .forward';  echo x | mail -s eight alice; sleep 1; grep -c 'Subject: eight' /var/mail/alice
  1
  1
