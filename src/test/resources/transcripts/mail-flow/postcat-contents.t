# objective: 211.1
# level: 2
# title: Inside a queue file
  $ postfix start; sleep 1; printf 'Subject: in the queue\nX-Test: yes\n\nbody line one\nbody line two\n' | sendmail -f alice@example.com dave@example.org bob@example.org; sleep 1; id=$(mailq | grep -o '^[0-9A-F]*[0-9A-F]'); postcat -q $id | sed 's/^\(arrival_time\|create_time\):.*/\1:/; s/message_size:.*/message_size:/'
  *** ENVELOPE RECORDS deferred/E/E996A17E ***
  message_size:
  message_arrival_time: Sat Nov 21 13:02:20 2026
  create_time:
  named_attribute: rewrite_context=local
  sender_fullname: root
  sender: alice@example.com
  named_attribute: dsn_orig_rcpt=rfc822;dave@example.org
  original_recipient: dave@example.org
  recipient: dave@example.org
  named_attribute: dsn_orig_rcpt=rfc822;bob@example.org
  original_recipient: bob@example.org
  recipient: bob@example.org
  *** MESSAGE CONTENTS deferred/E/E996A17E ***
  Received: by mail.example.com (Postfix, from userid 0)
  	id E996A17E; Sat, 21 Nov 2026 13:02:20 +0000 (UTC)
  Subject: in the queue
  X-Test: yes
  Message-Id: <20261121130220.E996A17E@mail.example.com>
  Date: Sat, 21 Nov 2026 13:02:20 +0000 (UTC)
  From: root <alice@example.com>
  
  body line one
  body line two
  *** HEADER EXTRACTED deferred/E/E996A17E ***
  *** MESSAGE FILE END deferred/E/E996A17E ***
  $ id=$(mailq | grep -o '^[0-9A-F]*[0-9A-F]'); postcat -hq $id | grep -v -e ^Rec -e id -e ^Date -e ^Mess; postcat -bq $id; postcat -eq $id | grep -v -e time -e size
  Subject: in the queue
  X-Test: yes
  From: root <alice@example.com>
  
  body line one
  body line two
  *** ENVELOPE RECORDS deferred/E/E996A17E ***
  named_attribute: rewrite_context=local
  sender_fullname: root
  sender: alice@example.com
  named_attribute: dsn_orig_rcpt=rfc822;dave@example.org
  original_recipient: dave@example.org
  recipient: dave@example.org
  named_attribute: dsn_orig_rcpt=rfc822;bob@example.org
  original_recipient: bob@example.org
  recipient: bob@example.org
  *** MESSAGE CONTENTS deferred/E/E996A17E ***
  *** HEADER EXTRACTED deferred/E/E996A17E ***
  *** MESSAGE FILE END deferred/E/E996A17E ***
  $ id=$(mailq | grep -o '^[0-9A-F]*[0-9A-F]'); postcat -bhq $id | grep -c .; postcat -dq $id | head -n 3 | cut -c1-20; postcat -oq $id | head -n 3 | sed 's/^ *[0-9]* /N /; s/message_size.*/message_size/'
  9
  *** ENVELOPE RECORDS
   67 message_size:
   84 message_arrival_
  *** ENVELOPE RECORDS deferred/E/E996A17E ***
  N message_size
  N message_arrival_time: Sat Nov 21 13:02:20 2026
  $ postcat -q NOSUCH; postcat -q; postcat /etc/passwd; postcat /nosuch; postcat -z
  postcat: fatal: open queue file NOSUCH: No such file or directory
  postcat: warning: /etc/passwd: input is not a valid queue file
  postcat: fatal: open /nosuch: No such file or directory
  postcat: invalid option -- 'z'
  postcat: fatal: usage: postcat [-b (body text)] [-c config_dir] [-d (decimal record type)] [-e (envelope records)] [-h (header text)] [-q (access queue)] [-v] [file(s)...]
  [1]
  $ postcat $(find /var/spool/postfix/deferred -type f) | grep -e '^Subject' -e ^body; find /var/spool/postfix/defer -type f | wc -l
  Subject: in the queue
  body line one
  body line two
  1
  $ id=$(mailq | grep -o '^[0-9A-F]*[0-9A-F]'); cat /var/spool/postfix/defer/*/$id | sed 's/\[[0-9.]*\]/[IP]/'
  
  <bob@example.org>: connect to mx.example.org[IP]:25: Connection refused
  recipient=bob@example.org
  offset=318
  dsn_orig_rcpt=rfc822;bob@example.org
  status=4.4.1
  action=delayed
  reason=connect to mx.example.org[IP]:25: Connection refused
  
  
  <dave@example.org>: connect to mx.example.org[IP]:25: Connection refused
  recipient=dave@example.org
  offset=245
  dsn_orig_rcpt=rfc822;dave@example.org
  status=4.4.1
  action=delayed
  reason=connect to mx.example.org[IP]:25: Connection refused
  $ id=$(mailq | grep -o '^[0-9A-F]*[0-9A-F]'); su - alice -c "/usr/sbin/postcat -q $id"; su - alice -c '/usr/sbin/postsuper -d ALL'; su - alice -c '/usr/sbin/postqueue -p' | tail -n 1; su - alice -c '/usr/sbin/postqueue -f'
  /usr/sbin/postcat: fatal: open queue file E996A17E: Permission denied
  postsuper: fatal: use of this command is reserved for the superuser
  -- 0 Kbytes in 1 Request.
