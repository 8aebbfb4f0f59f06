# objective: shell
# level: 2
# title: awk: fields, conditions, sums

  $ printf 'alice 3 10.5\nbob 12 2\ncarol 7 0.25\n' > t; awk '{print $1, $3}' t; awk 'END {print NR}' t
  alice 10.5
  bob 2
  carol 0.25
  3
  $ awk -F: '$3 >= 1000 && $3 < 60000 {print $1 ":" $6}' /etc/passwd
  alice:/home/alice
  bob:/home/bob
  carol:/home/carol
  $ awk '$2 > 5' t; awk '/^b/ {print NF}' t; awk 'NR==2' t; awk '$1 ~ /a.*l/' t
  bob 12 2
  carol 7 0.25
  3
  bob 12 2
  alice 3 10.5
  carol 7 0.25
  $ awk '{s += $2} END {print s, s/NR}' t; awk '{printf "%-8s|%5d|%6.2f\n", $1, $2, $3}' t
  22 7.33333
  alice   |    3| 10.50
  bob     |   12|  2.00
  carol   |    7|  0.25
  $ awk 'BEGIN {FS=":"; OFS=" -> "} /^(root|mail)/ {print $1, $7}' /etc/passwd
  root -> /bin/bash
  mail -> /usr/sbin/nologin
  $ awk '{n[length($1)]++} END {for (k in n) print k, n[k]}' t | sort; awk '{$2 = ""; print}' t
  3 1
  5 2
  alice  10.5
  bob  2
  carol  0.25
  $ awk -v who=bob '$1 == who {print "found", who; exit 3} END {print "end"}' t; echo "status $?"
  found bob
  end
  status 3
  $ echo 'a,b;c' | awk '{gsub(/[,;]/, " "); print toupper($0); n = split($0, p, " "); print n, p[3], substr($0, 3, 1), index($0, "c")}'
  A B C
  3 c b 5
  $ awk 'function max(a, b) {return a > b ? a : b} {m = max(m, $2)} END {print m}' t; awk 'BEGIN {while (i < 3) print i++}'
  12
  0
  1
  2
  $ awk '{print $1 > "/tmp/names"} END {close("/tmp/names"); while ((getline l < "/tmp/names") > 0) print "read", l}' t
  read alice
  read bob
  read carol
  $ awk 'BEGIN {"hostname" | getline h; print h; system("echo from the shell"); print 1/3; printf "%x %o %c %e\n", 255, 8, 65, 1234.5}'
  mail.example.com
  from the shell
  0.333333
  ff 10 A 1.234500e+03
  $ awk '{print $1' t; echo "status $?"; awk '{print}' nofile; echo "status $?"
  awk: line 2: missing } near end of file
  status 2
  awk: cannot open nofile (No such file or directory)
  status 2
  $ awk 'BEGIN {print length("hello"), match("foobar", /o+/), RSTART, RLENGTH; print substr("hello", 2), tolower("ABC")}'; awk 'BEGIN{print 1/0}'; echo "status $?"
  5 2 2 2
  ello abc
  inf
  status 0
  $ printf 'x=1\n\ny=2\nz=3\n' | awk 'BEGIN {RS=""; FS="\n"} {print NR ": " $1 " (" NF ")"}'; awk 'NR % 2 {next} {print NR, $0}' t
  1: x=1 (1)
  2: y=2 (2)
  2 bob 12 2
