# objective: shell
# level: 2
# title: grep: patterns and options

  $ printf 'alice@example.com\nbob@example.net\ncarol\nALICE\n' > f; grep alice f; grep -i alice f; grep -c @ f; grep -n @ f; grep -v @ f; grep -o '@.*' f
  alice@example.com
  alice@example.com
  ALICE
  2
  1:alice@example.com
  2:bob@example.net
  carol
  ALICE
  @example.com
  @example.net
  $ grep -E '^(alice|bob)@' f; grep 'example\.\(com\|net\)' f; grep -F . f; grep -w bob f; grep -x carol f; grep -e carol -e bob f; grep '' f | wc -l
  alice@example.com
  bob@example.net
  alice@example.com
  bob@example.net
  alice@example.com
  bob@example.net
  bob@example.net
  carol
  bob@example.net
  carol
  4
  $ grep -l bob f /etc/passwd; grep -L bob f /etc/hostname; grep -H bob f; grep -h root: /etc/passwd /etc/group; grep -q bob f; echo $?; grep zoe f; echo "status $?"; grep x nofile; echo "status $?"; grep -s x nofile; echo "status $?"
  f
  /etc/passwd
  /etc/hostname
  f:bob@example.net
  root:x:0:0:root:/root:/bin/bash
  root:x:0:
  0
  status 1
  grep: nofile: No such file or directory
  status 2
  status 2
  $ seq 10 | grep -A1 -B1 5; seq 10 | grep -C1 -E '^(2|8)$'; seq 20 | grep -m 2 1; seq 5 | grep -vn 3; seq 30 | grep -c 2; grep -r main.cf /etc/postfix --include='*.cf' -l | head -n 1; grep -rn 'relayhost' /etc/postfix/main.cf; grep -R nosuchthing /etc/postfix; echo "status $?"
  4
  5
  6
  1
  2
  3
  --
  7
  8
  9
  1
  10
  1:1
  2:2
  4:4
  5:5
  12
  /etc/postfix/master.cf
  42:relayhost =
  status 1
  $ grep '[[:digit:]]\{2,\}' <<< 'a1 b22'; grep -o '[0-9]\+' <<< 'a1 b22'; grep -E '(.)\1' <<< 'hello'; grep -oE '\b[a-z]+\b' <<< 'one two'; grep -P '\d+(?=px)' <<< '12px'; grep -oP 'id=\K\w+' <<< 'id=abc x'; grep '^$' f; echo $?; grep -E 'a{2}' <<< aa; grep 'a*' <<< b
  a1 b22
  1
  22
  hello
  one
  two
  12px
  abc
  1
  aa
  b
  $ grep '[' f; echo "status $?"; grep -E '(' f; echo "status $?"; grep -E 'a{1' <<< 'a{1'; grep '\(' f; echo "status $?"; grep; echo "status $?"; grep -Z; echo "status $?"; grep --nosuch x; echo "status $?"; grep -E '*a' <<< a; grep -P '(' f; echo "status $?"; grep root /etc; echo "status $?"
  grep: Invalid regular expression
  status 2
  grep: Unmatched ( or \(
  status 2
  a{1
  grep: Unmatched ( or \(
  status 2
  Usage: grep [OPTION]... PATTERNS [FILE]...
  Try 'grep --help' for more information.
  status 2
  Usage: grep [OPTION]... PATTERNS [FILE]...
  Try 'grep --help' for more information.
  status 2
  grep: unrecognized option '--nosuch'
  Usage: grep [OPTION]... PATTERNS [FILE]...
  Try 'grep --help' for more information.
  status 2
  grep: warning: * at start of expression
  a
  grep: missing closing parenthesis
  status 2
  grep: /etc: Is a directory
  status 2
  $ grep -f <(printf 'bob\ncarol\n') f; printf 'a\0b\n' | grep b; printf 'a\0b\n' | grep -a b | od -c | head -n 1; printf 'a\0b\0' | grep -z b | tr '\0' '\n'; grep -b bob f; grep --color=always bob f | od -c | head -n 2; grep -T carol f; grep --label=in -H x <<< x; grep -n -o e f | head -n 3; zgrep bob f; egrep 'a|b' <<< b; fgrep '*' <<< '*'
  bob@example.net
  carol
  grep: (standard input): binary file matches
  0000000   a  \0   b  \n
  b
  18:bob@example.net
  0000000 033   [   0   1   ;   3   1   m 033   [   K   b   o   b 033   [
  0000020   m 033   [   K   @   e   x   a   m   p   l   e   .   n   e   t
  carol
  in:x
  1:e
  1:e
  1:e
  bob@example.net
  b
  *
  $ ps aux | grep -v grep | grep -c '[b]ash' | awk '{print $1 > 0}'; grep -c '' /etc/mailname; grep -vE '^\s*(#|$)' /etc/postfix/main.cf | head -n 1; grep -ow 'a' <<< 'a ab a'; echo 'a.b' | grep -E 'a\.b'; grep -e -x <<< -x; grep -- -x <<< -x; grep -i 'É' <<< 'é'; grep -E '^.{3}$' <<< 'éàü'; grep '\<b' f; grep 'm\>' f; grep -E 'x?y+' <<< yy; grep -ne a -f /dev/null f
  1
  smtpd_banner = $myhostname ESMTP $mail_name (Debian/GNU)
  a
  a
  a.b
  -x
  -x
  é
  éàü
  bob@example.net
  alice@example.com
  yy
  1:alice@example.com
  2:bob@example.net
  3:carol
