# objective: shell
# level: 2
# title: sed --posix knows no extensions, and grep -D skip no devices

  $ printf 'a b\naab\n' > s; sed --posix 's/a\+/X/' s; sed --posix 's/\(a\|b\)/X/g' s; sed --posix 's/\w/X/' s; sed --posix -E 's/a+/X/' s; sed --posix 's/a\{2\}/X/' s
  a b
  aab
  a b
  aab
  a b
  aab
  X b
  Xb
  a b
  Xb
  $ sed --posix 's/a/X/I' s; sed --posix '1~2p' s; sed --posix -n '0,/a/p' s; sed --posix 'e date' s; sed --posix 'z' s; sed --posix '1,+1d' s; sed --posix 'Q5' s; echo "status $?"; sed --posix '/a/I d' s
  sed: -e expression #1, char 7: unknown option to `s'
  sed: -e expression #1, char 2: unknown command: `~'
  sed: -e expression #1, char 6: invalid usage of line address 0
  sed: -e expression #1, char 1: unknown command: `e'
  sed: -e expression #1, char 1: unknown command: `z'
  sed: -e expression #1, char 3: unexpected `,'
  sed: -e expression #1, char 1: unknown command: `Q'
  status 1
  sed: -e expression #1, char 4: unknown command: `I'
  [1]
  $ sed --posix N s; sed --posix '$N' s; sed --posix -n 'N;N;N;p' s; sed '$N' s
  a b
  aab
  a b
  a b
  aab
  $ mkfifo ff; mkdir dd; grep -D skip a ff; echo $?; grep -D skip -r a ff dd s; echo $?; grep -D bad a s; echo $?; grep -D skip a s /dev/null /dev/zero; echo $?; echo aa | grep -D skip a; echo $?
  1
  s:a b
  s:aab
  0
  grep: unknown devices method
  2
  s:a b
  s:aab
  0
  aa
  0
