# objective: shell
# level: 2
# title: awk: fields, patterns, arithmetic and printf

  $ awk -F: '$3 >= 1000 {print $1, $3}' /etc/passwd; awk -F: 'END {print NR}' /etc/group
  nobody 65534
  alice 1000
  bob 1001
  carol 1002
  46
  $ printf 'a 1\nb 2\nc 3\n' > n; awk '{s += $2} END {print s, s/NR}' n; awk 'NR == 2' n; awk '$1 != "b"' n
  6 2
  b 2
  a 1
  c 3
  $ awk 'BEGIN {printf "%5.2f|%-5s|%03d|%x|%c|%e\n", 3.14159, "ab", 7, 255, 65, 12345}'
   3.14|ab   |007|ff|A|1.234500e+04
  $ awk -v user=alice -F: '$1 == user {print $6}' /etc/passwd; awk 'BEGIN {print length("hello"), toupper("abc"), substr("postfix", 5), index("dovecot", "cot")}'
  /home/alice
  5 ABC fix 5
  $ echo 'one,two,three' | awk -F, -v OFS=- '{$1 = $1; print; print NF, $NF}'; echo 'a b c' | awk '{$2 = ""; print}'
  one-two-three
  3-three
  a  c
  $ awk '{n[$2 % 2] += $2} END {for (k in n) print k, n[k]}' n | sort; awk 'BEGIN {split("a:b:c", p, ":"); print p[1], p[3], length(p)}'
  0 2
  1 4
  a c 3
  $ awk '/b/,/c/' n; awk '!seen[$1]++' n n; awk 'BEGIN {while ((getline l < "n") > 0) c++; print c}'
  b 2
  c 3
  a 1
  b 2
  c 3
  3
  $ echo 'x=1;y=2' | awk '{gsub(/[0-9]/, "<&>"); print}'; echo 'aaa' | awk '{print gsub(/a/, "b"), $0}'; echo 'status=sent (ok)' | awk '{match($0, /=[a-z]+/); print RSTART, RLENGTH, substr($0, RSTART + 1, RLENGTH - 1)}'
  x=<1>;y=<2>
  3 bbb
  7 5 sent
  $ awk 'BEGIN {print 7 % 3, 2 ^ 10, 1 / 3, int(-3.7), 1e6, 100000 * 100000, "3" + 4, "a" < "b"}'
  1 1024 0.333333 -3 1000000 1e+10 7 1
  $ awk 'BEGIN {print substr("hello", 0, 2), substr("hello", -1), 1 == 1.0, "10" < "9", 10 < 9}'; awk 'BEGIN { print 1 / 0 }'; echo "status $?"
  he hello 1 1 0
  inf
  status 0
  $ awk 'NR == 1 {next} {print FNR ": " $0} END {exit 3}' n; echo "status $?"; awk 'function f(x) {return x * 2} BEGIN {print f(21)}'
  2: b 2
  3: c 3
  status 3
  42
  $ awk '{print > $1 ".out"}' n; cat a.out b.out; awk '{print $2 | "sort -rn"}' n; awk 'BEGIN {"date +%Y" | getline y; print (y > 2000)}'
  a 1
  b 2
  3
  2
  1
  1
  $ awk 'BEGIN {printf "%s %s\n", ARGC, ARGV[1]; print ENVIRON["HOME"]}' x; awk -f /dev/stdin n <<< '{print NR, $0}'; printf 'k: v\n' | awk -F': *' '{print $2}'
  2 x
  /root
  1 a 1
  2 b 2
  3 c 3
  v
  $ awk 'BEGIN { RS = "" } { print NR ": " $1 }' <<< $'a\nb\n\nc'; awk 'BEGIN { ORS = "," } { print $1 } END { printf "\n" }' n; printf 'a\tb c\n' | awk -F'\t' '{print $2}'
  1: a
  2: c
  a,b,c,
  b c
