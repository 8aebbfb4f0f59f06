# objective: 211.1
# level: 2
# title: postcat and its options

  $ postfix start; sleep 1; printf 'Subject: look\nX-A: b\n c\n\nline 1\n\n.dot\n' | sendmail -f alice@example.com -V -N success,delay friend@example.org other@example.org; sleep 1; id=$(mailq | grep -o '^[0-9A-F]\+' | head -n 1); postcat -q $id | sed 's/time: .*/time:/; s/size: .*/size:/; s/'$id'/ID/; s/[0-9]\{14\}/T/; s/[A-Z][a-z][a-z], .*(UTC)/DATE/'
  sendmail: warning: option -V is deprecated with Postfix 2.3; specify -XV instead
  *** ENVELOPE RECORDS deferred/9/ID ***
  message_size:
  message_arrival_time:
  create_time:
  named_attribute: rewrite_context=local
  sender_fullname: root
  sender: alice@example.com
  verp_delimiters: +=
  named_attribute: notify_flags=10
  named_attribute: dsn_orig_rcpt=rfc822;friend@example.org
  original_recipient: friend@example.org
  recipient: friend@example.org
  named_attribute: notify_flags=10
  named_attribute: dsn_orig_rcpt=rfc822;other@example.org
  original_recipient: other@example.org
  recipient: other@example.org
  *** MESSAGE CONTENTS deferred/9/ID ***
  Received: by mail.example.com (Postfix, from userid 0)
  	id ID; DATE
  Subject: look
  X-A: b
   c
  Message-Id: <T.ID@mail.example.com>
  Date: DATE
  From: root <alice@example.com>
  
  line 1
  
  .dot
  *** HEADER EXTRACTED deferred/9/ID ***
  *** MESSAGE FILE END deferred/9/ID ***
  $ for o in -h -b -e -bh -eb -o -d; do echo "$o $(postcat $o -q $id | wc -l)"; done; postcat -c /nosuch -q $id; postcat < $(find /var/spool/postfix/deferred -type f | head -n 1) | head -n 1 | cut -c1-25; postsuper -h $id; postcat -q $id | head -n 1 | sed 's/'$id'/ID/'; postcat -hq $id nosuch
  -h 8
  -b 4
  -e 19
  -bh 12
  -eb 23
  -o 31
  -d 31
  postcat: fatal: open /nosuch/main.cf: No such file or directory
  *** ENVELOPE RECORDS stdi
  postsuper: 9E1C217E: placed on hold
  postsuper: Placed on hold: 1 message
  *** ENVELOPE RECORDS hold/ID ***
  Received: by mail.example.com (Postfix, from userid 0)
  	id 9E1C217E; Sat, 21 Nov 2026 16:55:30 +0000 (UTC)
  Subject: look
  X-A: b
   c
  Message-Id: <20261121165530.9E1C217E@mail.example.com>
  Date: Sat, 21 Nov 2026 16:55:30 +0000 (UTC)
  From: root <alice@example.com>
  postcat: fatal: open queue file nosuch: No such file or directory
  [1]
