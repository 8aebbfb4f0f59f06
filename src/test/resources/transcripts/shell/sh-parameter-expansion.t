# objective: shell
# level: 2
# title: Parameter expansion

  $ f=/etc/postfix/main.cf; echo ${f##*/} ${f%/*} ${f%.cf} ${f#/} ${f%%.*} ${#f}; a=alice@example.com; echo ${a%@*} ${a#*@} ${a/@/ at } ${a//e/E}
  main.cf /etc/postfix /etc/postfix/main etc/postfix/main.cf /etc/postfix/main 20
  alice example.com alice at example.com alicE@ExamplE.com
  $ echo ${u:-unset} ${u-x} ${u:=now}; echo $u; echo ${u:+alt} ${n:+alt}; e=; echo ${e:-null} ${e-notnull} "${e:+x}"; unset u; echo ${u?}; echo "status $?"
  unset x now
  now
  alt
  null
  /root/script: line 6: u: parameter not set
