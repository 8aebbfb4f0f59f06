# objective: shell
# level: 2
# title: xargs -s, -x and what does not fit

  $ echo a b c d | xargs -s 20 echo; echo $?; echo aaaaaaaaaaaaaaaaaaaaaaaaaaa | xargs -s 20 echo; echo $?; seq 20 | xargs -n 10 -s 20 echo; echo $?
  a b c d
  0
  xargs: argument line too long
  1
  1 2 3 4 5 6 7
  8 9 10 11 12
  13 14 15 16 17
  18 19 20
  0
  $ seq 20 | xargs -x -n 10 -s 20 echo; echo $?; seq 20 | xargs -L 10 -s 20 echo; echo $?; seq 20 | xargs -x -s 20 echo; echo $?
  xargs: argument list too long
  1
  xargs: argument list too long
  1
  1 2 3 4 5 6 7
  8 9 10 11 12
  13 14 15 16 17
  18 19 20
  0
  $ printf 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n' | xargs -I X -s 20 echo X; echo $?; seq 3 | xargs -P x echo; echo $?; seq 3 | xargs -P -1 echo; echo $?
  xargs: argument line too long
  1
  xargs: invalid number "x" for -P option
  Try 'xargs --help' for more information.
  1
  xargs: value -1 for -P option should be >= 0
  Try 'xargs --help' for more information.
  1
  $ seq 3 | sort -S 1x; echo $?; seq 3 | sort -S x; echo $?; seq 3 | sort -S 50% -r; echo $?
  sort: invalid suffix in -S argument '1x'
  2
  sort: invalid -S argument 'x'
  2
  3
  2
  1
  0
