# objective: 211.3
# level: 2
# title: doveadm quota and the Maildir++ file
Rules, recalc, and what doveadm says without the plugin.

  $ printf 'mail_location = maildir:~/Maildir\n' > /etc/dovecot/local.conf; dovecot; doveadm quota get -u alice
  Fatal: Unknown command 'quota', but plugin quota exists. Try to set mail_plugins=quota
  [75]
  $ printf 'mail_plugins = $mail_plugins quota\nplugin {\n  quota = maildir:User quota\n  quota_rule = *:storage=10M\n  quota_rule2 = Trash:storage=+1M\n}\nprotocol imap {\n  mail_plugins = $mail_plugins imap_quota\n}\n' >> /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm quota get -u alice
  Quota name Type    Value Limit                         %
  User quota STORAGE     0 10240                         0
  User quota MESSAGE     0     -                         0
  $ for n in 1 2; do head -c 300000 /dev/zero | tr '\0' x | fold -w 70 | (printf 'Subject: big\n\n'; cat) | doveadm save -u alice; done; doveadm quota get -u alice; cat /home/alice/Maildir/maildirsize
  Quota name Type    Value Limit                         %
  User quota STORAGE   595 10240                         5
  User quota MESSAGE     2     -                         0
  10485760S
  0 0
  304299 1
  304299 1
  $ doveadm -f tab quota get -u alice
  Quota name	Type	Value	Limit	%
  User quota	STORAGE	595	10240	5
  User quota	MESSAGE	2	-	0
  $ echo "10485760S" > /home/alice/Maildir/maildirsize; echo "5 1" >> /home/alice/Maildir/maildirsize; doveadm quota get -u alice; doveadm quota recalc -u alice; doveadm quota get -u alice
  Quota name Type    Value Limit                         %
  User quota STORAGE     1 10240                         0
  User quota MESSAGE     1     -                         0
  Quota name Type    Value Limit                         %
  User quota STORAGE   595 10240                         5
  User quota MESSAGE     2     -                         0
  $ (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b GETQUOTAROOT INBOX' 'c GETQUOTA "User quota"' 'd GETQUOTA nope' 'e SETQUOTA "User quota" (STORAGE 5)' 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | grep -v '^a ' | sed 's/ ([0-9.]* + .*secs)//' | sed 1d
  * QUOTAROOT INBOX "User quota"
  * QUOTA "User quota" (STORAGE 595 10240)
  b OK Getquotaroot completed.
  * QUOTA "User quota" (STORAGE 595 10240)
  c OK Getquota completed.
  d NO Quota root doesn't exist.
  e NO Quota can be changed only by admin.
  * BYE Logging out
  z OK Logout completed.
  $ sed -i 's/storage=10M/storage=700k/' /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm quota get -u alice; head -c 300000 /dev/zero | tr '\0' x | fold -w 70 | (printf 'Subject: big\n\n'; cat) | doveadm save -u alice; echo $?
  Quota name Type    Value Limit                         %
  User quota STORAGE   595   700                        85
  User quota MESSAGE     2     -                         0
  doveadm(alice): Error: Saving failed: Quota exceeded (mailbox for user is full)
  73
  $ sed -i 's/storage=700k/nonsense=5/' /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm quota get -u alice
  doveadm(alice): Error: Failed to initialize quota: Invalid quota root quota: Invalid rule *:nonsense=5: Unknown rule limit name: nonsense
  Quota name Type Value Limit                          %
  [75]
  $ sed -i 's/nonsense=5/bytes=1000:messages=50%%/; s/maildir:User/nosuch:User/' /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm quota get -u alice; doveadm quota
  doveadm(alice): Error: Failed to initialize quota: Invalid quota root quota: Unknown quota backend: nosuch
  Quota name Type Value Limit                          %
  usage: doveadm [-Dv] [-f <formatter>] quota <command> [<args>]
    get
    recalc
  [64]
