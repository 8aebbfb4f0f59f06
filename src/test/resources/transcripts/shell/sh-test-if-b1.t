# objective: shell
# level: 1
# title: test, [ ], [[ ]] and if

  $ [ -v HOME ] && echo v; [[ -o errexit ]] || echo off; [ "$HOME" ] && echo nonempty; [[ $(id -u) -eq 0 ]] && echo root; command -v nosuch || echo "no such"; type [ test [[ if; type -t ls cd if nosuch; hash -r; type ls
  v
  off
  nonempty
  root
  no such
  [ is a shell builtin
  test is a shell builtin
  [[ is a shell keyword
  if is a shell keyword
  file
  builtin
  keyword
  ls is /usr/bin/ls
