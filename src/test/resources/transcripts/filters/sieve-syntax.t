# objective: 211.2
# level: 1
# title: words, strings and comments
Comments, multi-line texts, numbers, tags, require in its place; the messages of the parser.

  $ cd /tmp; c() { printf "$1" > c.sieve; sievec c.sieve && echo fine; }; c '/* a\n comment */ keep; # and\nstop;\n'; c 'keep; /* open\n'; c '// no\nkeep;\n'; c 'KEEP;\n'; c 'keep\n'; c 'keep;;\n'; c ';\n'
  fine
  c: line 2: error: end of file before end of bracket comment ('/* ... */') started at line 1.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected '/' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  fine
  c: line 2: error: expected end of command ';' or the beginning of a compound block '{', but found end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected ';' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected ';' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  [89]
  $ c 'require "fileinto"; fileinto "a\\"b";\n'; c 'require "fileinto"; fileinto "open;\n'; c 'require "fileinto"; fileinto text:\nx\n.\n;\n'; c 'require "fileinto"; fileinto text: # c\nx\n.\n;\n'; c 'require "fileinto"; fileinto text:x\n.\n;\n'; c 'require "fileinto"; fileinto text:\nx\n'
  fine
  c: line 2: error: end of file before end of quoted string started at line 1.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  fine
  fine
  c: line 1: error: invalid character 'x' after 'text:' in multiline string.
  c: line 2: error: unexpected character(s) starting with '.'.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 3: error: end of file before end of multi-line string.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  [89]
  $ c 'if size :over 10X { keep; }\n'; c 'if size :over 99999999999999999999 { keep; }\n'; c 'if size :over 4G { keep; }\n'; c 'if size :over -1 { keep; }\n'; c 'if size :over 1.5K { keep; }\n'; c 'if header : "x" "y" { keep; }\n'
  c: line 1: error: missing semicolon ';' after size test.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: number exceeds integer limits (max 18446744073709551615).
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  fine
  c: line 1: error: unexpected character(s) starting with '-'.
  c: line 1: error: expected end of command ';' or the beginning of a compound block '{', but found unknown characters.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected character(s) starting with '.'.
  c: line 1: error: expected end of command ';' or the beginning of a compound block '{', but found unknown characters.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: expected end of command ';' or the beginning of a compound block '{', but found ':'.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  [89]
  $ c 'keep; require "fileinto";\n'; c 'require fileinto;\n'; c 'require ["fileinto" "copy"];\n'; c 'require [];\n'; c 'require ["fileinto",];\n'; c 'require;\n'; c 'require "nosuch"; keep;\n'; c 'require ["a","b"];\n'
  c: line 1: error: require commands can only be placed at top level at the beginning of the file.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the require command requires 1 positional argument(s), but 0 is/are specified.
  c: line 1: error: missing semicolon ';' after require command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: expecting ',' or end of string list ']', but found string.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: expecting string after '[' in string list, but found ']'.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: expecting string after ',' in string list, but found ']'.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the require command requires 1 positional argument(s), but 0 is/are specified.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: require command: unknown Sieve capability `nosuch'.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: require command: unknown Sieve capability `a'.
  c: line 1: error: require command: unknown Sieve capability `b'.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  [89]
  $ c 'fileinto "x";\nfileinto "y";\nreject "z";\n'; c 'header "x" "y";\n'; c 'if header { keep; }\n'; c 'if header "x" { keep; }\n'; c 'if header "x" "y" "z" { keep; }\n'; c 'if header 1 "y" { keep; }\n'; c 'if header :is :contains "x" "y" { keep; }\n'
  c: line 1: error: unknown command 'fileinto' (only reported once at first occurrence).
  c: line 3: error: unknown command 'reject' (only reported once at first occurrence).
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: attempted to use test 'header' as command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the header test requires 2 positional argument(s), but 0 is/are specified.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the header test requires 2 positional argument(s), but 1 is/are specified.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the header test requires 2 positional argument(s), but 3 is/are specified.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the header test expects a string list as argument 1 (header names), but a number was found.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: encountered duplicate MATCH-TYPE argument (:contains) for the header test.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  [89]
  $ c '{ keep; }\n'; c 'keep; }\n'; c 'if true { keep; \n'; c 'if true [ keep; ]\n'; c 'keep $x;\n'; c 'keep\x01;\n'; c '\n\n\n'; c 'stop stop;\n'; c '"x";\n'; c '10;\n'
  c: line 1: error: unexpected '{' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected '}' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 2: error: expected end of compound block '}', but found end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: expecting string after '[' in string list, but found identifier.
  c: line 1: error: expecting ',' or end of string list ']', but found ';'.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected character(s) starting with '$'.
  c: line 1: error: expected end of command ';' or the beginning of a compound block '{', but found unknown characters.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected character(s) starting with 0x01.
  c: line 1: error: expected end of command ';' or the beginning of a compound block '{', but found unknown characters.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  fine
  c: line 1: error: missing semicolon ';' after stop command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected string found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected number found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  [89]
  $ for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo "bad$i;"; done > many.sieve; sievec many.sieve; printf 'keep;\r\nstop;\r\n' > crlf.sieve; sievec crlf.sieve && echo fine; printf '\xef\xbb\xbfkeep;\n' > bom.sieve; sievec bom.sieve
  many: line 1: error: unknown command 'bad1' (only reported once at first occurrence).
  many: line 2: error: unknown command 'bad2' (only reported once at first occurrence).
  many: line 3: error: unknown command 'bad3' (only reported once at first occurrence).
  many: line 4: error: unknown command 'bad4' (only reported once at first occurrence).
  many: line 5: error: unknown command 'bad5' (only reported once at first occurrence).
  many: line 6: error: unknown command 'bad6' (only reported once at first occurrence).
  many: line 7: error: unknown command 'bad7' (only reported once at first occurrence).
  many: line 8: error: unknown command 'bad8' (only reported once at first occurrence).
  many: line 9: error: unknown command 'bad9' (only reported once at first occurrence).
  many: line 10: error: unknown command 'bad10' (only reported once at first occurrence).
  many: line 11: error: unknown command 'bad11' (only reported once at first occurrence).
  many: line 12: error: unknown command 'bad12' (only reported once at first occurrence).
  many: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'many.sieve'
  fine
  bom: line 1: error: unexpected character(s) starting with 0xef.
  bom: line 1: error: unexpected unknown characters found at (the presumed) end of file.
  bom: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'bom.sieve'
  [89]
