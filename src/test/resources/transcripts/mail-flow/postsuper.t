# objective: 211.1
# level: 2
# title: Moving and deleting what waits

  $ log() { grep -o ']: .*' /var/log/mail.log | sed 's/delay=.*dsn/dsn/; s/: [0-9A-F]\{6,\}:/: ID:/; s/<[0-9.A-F]*@/<MSGID@/; s/size=[0-9]*/size=N/' | grep "$@"; }
  $ postfix start; sleep 1; for i in 1 2 3 4 5; do echo $i | sendmail -f alice@example.com u$i@example.org; done; sleep 1; ids=$(mailq | grep -o '^[0-9A-F]\+'); set -- $ids; echo $#; postsuper -h $1; postsuper -h $1; postsuper -H $2; mailq | grep -c '!'; postsuper -d $3; postsuper -d $3; echo $?; postsuper -r $4; sleep 1; mailq | tail -n 1
  5
  postsuper: 5612F197: placed on hold
  postsuper: Placed on hold: 1 message
  postsuper: Placed on hold: 0 messages
  postsuper: Released from hold: 0 messages
  1
  postsuper: 39C2D186: removed
  postsuper: Deleted: 1 message
  postsuper: Deleted: 0 messages
  0
  postsuper: EA6CA181: requeued
  postsuper: Requeued: 1 message
  -- 0 Kbytes in 4 Requests.
  $ postsuper -d ALL hold; mailq | tail -n 1; postsuper -h ALL; postsuper -h ALL deferred; mailq | grep -c '!'; postsuper -H ALL; mailq | grep -c '!'; mailq | grep -o '^[0-9A-F]\+' | head -n 1 | postsuper -d -; echo $?; postsuper -r ALL; sleep 1; mailq | tail -n 1
  postsuper: Deleted: 1 message
  -- 0 Kbytes in 3 Requests.
  postsuper: Placed on hold: 2 messages
  postsuper: Placed on hold: 0 messages
  2
  postsuper: Released from hold: 2 messages
  0
  postsuper: EA6CA181: removed
  postsuper: Deleted: 1 message
  0
  postsuper: Requeued: 2 messages
  -- 0 Kbytes in 2 Requests.
  $ postsuper; echo $?; postsuper -d; postsuper -x; echo $?; postsuper -d nosuch id; postsuper -d ../x; postsuper -s; postsuper -p; postsuper -d ALL nosuchqueue; echo $?; postsuper -e ALL; sleep 1; mailq | tail -n 1; log -e expired
  0
  postsuper: option requires an argument -- 'd'
  postsuper: fatal: usage: postsuper [-c config_dir] [-d queue_id (delete)] [-e queue_id (expire)] [-f queue_id (expire and/or un-hold)] [-h queue_id (hold)] [-H queue_id (un-hold)] [-p (purge temporary files)] [-r queue_id (requeue)] [-s (structure fix)] [-S (redundant structure fix)][-v (verbose)] [queue...]
  postsuper: invalid option -- 'x'
  postsuper: fatal: usage: postsuper [-c config_dir] [-d queue_id (delete)] [-e queue_id (expire)] [-f queue_id (expire and/or un-hold)] [-h queue_id (hold)] [-H queue_id (un-hold)] [-p (purge temporary files)] [-r queue_id (requeue)] [-s (structure fix)] [-S (redundant structure fix)][-v (verbose)] [queue...]
  1
  postsuper: fatal: invalid directory name: id
  postsuper: warning: invalid mail queue id: ../x
  postsuper: Deleted: 0 messages
  postsuper: fatal: invalid directory name: nosuchqueue
  1
  postsuper: Force-expired: 0 messages
  -- 0 Kbytes in 2 Requests.
  ]: Force-expired: 0 messages
  $ log -e postsuper -e Deleted -e hold -e requeue -e removed | sort | uniq -c | sort -rn
        3 ]: Deleted: 1 message
        2 ]: fatal: usage: postsuper [-c config_dir] [-d queue_id (delete)] [-e queue_id (expire)] [-f queue_id (expire and/or un-hold)] [-h queue_id (hold)] [-H queue_id (un-hold)] [-p (purge temporary files)] [-r queue_id (requeue)] [-s (structure fix)] [-S (redundant structure fix)][-v (verbose)] [queue...]
        2 ]: Placed on hold: 0 messages
        2 ]: ID: removed
        2 ]: Deleted: 0 messages
        1 ]: Released from hold: 2 messages
        1 ]: Released from hold: 0 messages
        1 ]: Placed on hold: 2 messages
        1 ]: Placed on hold: 1 message
        1 ]: ID: requeued
        1 ]: ID: placed on hold
