# objective: 211.3
# level: 2
# title: quota with the count backend
quota with the count backend.

  $ cat > /etc/dovecot/local.conf <<'E'
  > mail_location = maildir:~/Maildir
  > mail_plugins = quota
  > protocol imap {
  >   mail_plugins = quota imap_quota
  > }
  > plugin {
  >   quota = count:User quota
  >   quota_vsizes = yes
  >   quota_rule = *:storage=20K
  >   quota_rule2 = Trash:storage=+10K
  > }
  > E
  $ dovecot; doveadm quota get -u alice; for i in 1 2 3 4; do (printf "Subject: big $i\n\n"; head -c 6000 /dev/zero | tr '\0' x | fold -w 70) | doveadm save -u alice; echo $?; done
  Quota name Type    Value Limit                         %
  User quota STORAGE     0    20                         0
  User quota MESSAGE     0     -                         0
  0
  0
  0
  doveadm(alice): Error: Saving failed: Quota exceeded (mailbox for user is full)
  73
  $ doveadm quota get -u alice; doveadm quota get -u bob; doveadm -f tab quota get -u alice
  Quota name Type    Value Limit                         %
  User quota STORAGE    19    20                        95
  User quota MESSAGE     3     -                         0
  Quota name Type    Value Limit                         %
  User quota STORAGE     0    20                         0
  User quota MESSAGE     0     -                         0
  Quota name	Type	Value	Limit	%
  User quota	STORAGE	19	20	95
  User quota	MESSAGE	3	-	0
  $ imap() { (sleep 0.5; for c in 'a LOGIN alice alice-secret' 'b SELECT INBOX' "$@" 'z LOGOUT'; do printf '%s\r\n' "$c"; sleep 0.2; done) | nc 127.0.0.1 143 | sed '1,/^b OK/d; s/ ([0-9.]* + .*secs)//'; }
  $ imap 'c GETQUOTAROOT INBOX' 'd GETQUOTA "User quota"' 'e APPEND INBOX {5000+}' "$(head -c 5000 /dev/zero | tr '\0' y)" 'f COPY 1:2 INBOX' 'g CREATE Trash' 'h COPY 1 Trash'
  * QUOTAROOT INBOX "User quota"
  * QUOTA "User quota" (STORAGE 19 20)
  c OK Getquotaroot completed.
  * QUOTA "User quota" (STORAGE 19 20)
  d OK Getquota completed.
  e NO [OVERQUOTA] Quota exceeded (mailbox for user is full).
  f NO [OVERQUOTA] Quota exceeded (mailbox for user is full).
  g OK Create completed.
  h OK [COPYUID 1795277732 1 1] Copy completed.
  * BYE Logging out
  z OK Logout completed.
  $ doveadm quota recalc -u alice; doveadm quota get -u alice; (printf "Subject: too big\n\n"; head -c 9000 /dev/zero | tr '\0' x | fold -w 70) | /usr/lib/dovecot/dovecot-lda -d alice; echo $?; doveadm fetch -u alice hdr.subject mailbox INBOX all
  Quota name Type    Value Limit                          %
  User quota STORAGE    25    20                        125
  User quota MESSAGE     4     -                          0
  0
  hdr.subject: big 1
  
  hdr.subject: big 2
  
  hdr.subject: big 3
  $ sleep 1; grep -o 'lda(alice).*' /var/log/mail.log | sed 's/<[0-9]*><[^>]*>//; s/<[^>]*@[^>]*>/<ID>/g'
  lda(alice): msgid=unspecified: save failed to INBOX: Quota exceeded (mailbox for user is full)
  lda(alice): msgid=unspecified: rejected: Quota exceeded (mailbox for user is full)
  lda(alice): msgid=: Return-Path missing, rejection reason: Quota exceeded (mailbox for user is full)
  $ sed -i 's/storage=20K/storage=2M/; s/quota_vsizes = yes//' /etc/dovecot/local.conf; doveadm reload; sleep 1; doveadm quota get -u alice
  doveadm(alice): Error: Failed to initialize quota: Quota root User quota: count quota init failed: quota count backend requires quota_vsizes=yes
  Quota name Type Value Limit                          %
  [75]
