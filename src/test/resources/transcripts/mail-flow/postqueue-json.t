# objective: 211.1
# level: 2
# title: The queue for programs

  $ postfix start; sleep 1; echo one | sendmail -f alice@example.com friend@example.org other@example.org; echo two | su bob -c 'sendmail x@client.example.net'; sleep 1; postqueue -j | sed 's/"queue_id": "[^"]*"/QID/; s/"arrival_time": [0-9]*/TIME/; s/"message_size": [0-9]*/SIZE/' | sort
  {"queue_name": "deferred", QID, TIME, SIZE, "forced_expire": false, "sender": "alice@example.com", "recipients": [{"address": "friend@example.org", "delay_reason": "connect to mx.example.org[198.51.100.99]:25: Connection refused"}, {"address": "other@example.org", "delay_reason": "connect to mx.example.org[198.51.100.99]:25: Connection refused"}]}
  {"queue_name": "deferred", QID, TIME, SIZE, "forced_expire": false, "sender": "bob@example.com", "recipients": [{"address": "x@client.example.net", "delay_reason": "connect to client.example.net[203.0.113.66]:25: Connection refused"}]}
  $ postsuper -h ALL deferred; postqueue -j | sed 's/"queue_id": "[^"]*"/QID/; s/"arrival_time": [0-9]*/TIME/; s/"message_size": [0-9]*/SIZE/' | sort | cut -c1-120; postqueue -p | grep '!' | wc -l; postqueue -j | wc -l
  postsuper: Placed on hold: 2 messages
  {"queue_name": "hold", QID, TIME, SIZE, "forced_expire": false, "sender": "alice@example.com", "recipients": [{"address"
  {"queue_name": "hold", QID, TIME, SIZE, "forced_expire": false, "sender": "bob@example.com", "recipients": [{"address":
  2
  2
  $ postqueue; postqueue -z; echo $?; postqueue -p -f; echo $?; postqueue -i; postqueue -i NOSUCH; echo $?; postqueue -s; postqueue -j x; echo $?; su alice -c '/usr/sbin/postqueue -j' | wc -l; postconf -e 'authorized_mailq_users = root'; su alice -c '/usr/sbin/postqueue -p'; su alice -c mailq; postconf -e 'authorized_flush_users = root'; su alice -c '/usr/sbin/postqueue -f'; su alice -c '/usr/sbin/postqueue -i X'; echo $?
  postqueue: fatal: usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site
  postqueue: invalid option -- 'z'
  postqueue: fatal: usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site
  69
  postqueue: fatal: usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site
  69
  postqueue: option requires an argument -- 'i'
  postqueue: fatal: usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site
  0
  postqueue: option requires an argument -- 's'
  postqueue: fatal: usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site
  postqueue: fatal: usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site
  69
  2
  postqueue: fatal: User alice(1000) is not allowed to view the mail queue
  postqueue: fatal: User alice(1000) is not allowed to view the mail queue
  postqueue: fatal: User alice(1000) is not allowed to flush the mail queue
  postqueue: fatal: User alice(1000) is not allowed to flush the mail queue
  69
