# objective: 211.2
# level: 2
# title: errors of a script
What the compiler says of missing semicolons and braces, unknown tests and tags, bad arguments, wrong order.

  $ cd /tmp; c() { printf "$1" > e.sieve; sievec e.sieve 2>&1 | grep -v Fatal; }
  $ c 'keep\n'; c 'if true { keep; \n'; c 'if true keep;\n'; c 'keep; }\n'; c 'keep "x";\n'; c 'stop :x;\n'; c 'if { keep; }\n'
  e: line 2: error: expected end of command ';' or the beginning of a compound block '{', but found end of file.
  e: error: parse failed.
  e: line 2: error: expected end of compound block '}', but found end of file.
  e: error: parse failed.
  e: line 1: error: the if command requires a command block, but it is missing.
  e: line 1: error: missing semicolon ';' after true test.
  e: error: validation failed.
  e: line 1: error: unexpected '}' found at (the presumed) end of file.
  e: error: parse failed.
  e: line 1: error: the keep command requires 0 positional argument(s), but 1 is/are specified.
  e: error: validation failed.
  e: line 1: error: unknown tagged argument ':x' for the stop command (reported only once at first occurrence).
  e: error: validation failed.
  e: line 1: error: the if command requires one sub-test, but none is specified.
  e: error: validation failed.
  $ c 'if header "subject" { keep; }\n'; c 'if header :nosuch "a" "b" { keep; }\n'; c 'if header :is :contains "a" "b" { keep; }\n'; c 'if header ["a", 5] "b" { keep; }\n'; c 'if size 100 { keep; }\n'; c 'if size :over "x" { keep; }\n'
  e: line 1: error: the header test requires 2 positional argument(s), but 1 is/are specified.
  e: error: validation failed.
  e: line 1: error: unknown tagged argument ':nosuch' for the header test (reported only once at first occurrence).
  e: error: validation failed.
  e: line 1: error: encountered duplicate MATCH-TYPE argument (:contains) for the header test.
  e: error: validation failed.
  e: line 1: error: expecting string after ',' in string list, but found number.
  e: error: parse failed.
  e: line 1: error: the size test requires either the :under or the :over tag to be specified.
  e: error: validation failed.
  e: line 1: error: the size test expects a number as argument 1 (limit), but a string was found.
  e: error: validation failed.
  $ c 'keep;\nrequire "fileinto";\n'; c 'require "nosuch";\n'; c 'require ["fileinto", "keep"];\n'; c 'else { keep; }\n'; c 'if true { keep; } keep; elsif true { keep; }\n'; c 'true;\n'; c 'if keep { stop; }\n'
  e: line 2: error: require commands can only be placed at top level at the beginning of the file.
  e: error: validation failed.
  e: line 1: error: require command: unknown Sieve capability `nosuch'.
  e: error: validation failed.
  e: line 1: error: require command: `keep' is not known as a Sieve capability, but it is known as a Sieve command that is always available.
  e: error: validation failed.
  e: line 1: error: the else command must follow an if or elseif command.
  e: error: validation failed.
  e: line 1: error: the elsif command must follow an if or elseif command.
  e: error: validation failed.
  e: line 1: error: attempted to use test 'true' as command.
  e: error: validation failed.
  e: line 1: error: attempted to use command 'keep' as test.
  e: error: validation failed.
  $ c 'discard "unterminated;\n'; c 'if not { keep; }\n'; c 'if anyof true { keep; }\n'; c 'if allof (true, ) { keep; }\n'; c 'redirect;\n'; c 'redirect ["a@b.c"];\n'; c '/* open comment\n'; c 'require "fileinto";\nfileinto text:\nx\n'
  e: line 2: error: end of file before end of quoted string started at line 1.
  e: error: parse failed.
  e: line 1: error: the not test requires one sub-test, but none is specified.
  e: error: validation failed.
  e: line 1: error: the anyof test requires a list of sub-tests, but a single test is specified.
  e: error: validation failed.
  e: line 1: error: expecting test identifier after ',' in test list, but found ')'.
  e: error: parse failed.
  e: line 1: error: the redirect command requires 1 positional argument(s), but 0 is/are specified.
  e: error: validation failed.
  e: line 1: error: the redirect command expects a string as argument 1 (address), but a string list was found.
  e: error: validation failed.
  e: line 2: error: end of file before end of bracket comment ('/* ... */') started at line 1.
  e: error: parse failed.
  e: line 4: error: end of file before end of multi-line string.
  e: error: parse failed.
  $ c 'if header :comparator "i;nosuch" "a" "b" { keep; }\n'; c 'if header :comparator "i;ascii-numeric" :contains "a" "b" { keep; }\n'; c 'require "relational"; if header :value "xx" "a" "b" { keep; }\n'; c 'if address "x-foo" "b" { keep; }\n'; c 'if address :is "subject" "b" { keep; }\n'; c 'require "regex"; if header :regex "a" "(" { keep; }\n'
  e: line 1: error: unknown comparator 'i;nosuch'.
  e: error: validation failed.
  e: line 1: error: unknown comparator 'i;ascii-numeric'.
  e: error: validation failed.
  e: line 1: error: the :value match-type requires a constant string argument being one of "gt", "ge", "lt", "le", "eq" or "ne", but "xx" was found.
  e: error: validation failed.
  e: line 1: error: specified header 'x-foo' is not allowed for the address test.
  e: error: validation failed.
  e: line 1: error: specified header 'subject' is not allowed for the address test.
  e: error: validation failed.
  e: line 1: error: invalid regular expression '(' for regex match: unmatched ( or \(.
  e: error: validation failed.
  $ c '@\n'; c 'keep;;\n'; c 'if size :over 99999999999999999999 { keep; }\n'; c 'keep; # fine\n/* and this */ stop;\n'
  e: line 1: error: unexpected character(s) starting with '@'.
  e: line 1: error: unexpected unknown characters found at (the presumed) end of file.
  e: error: parse failed.
  e: line 1: error: unexpected ';' found at (the presumed) end of file.
  e: error: parse failed.
  e: line 1: error: number exceeds integer limits (max 18446744073709551615).
  e: error: parse failed.
  [1]
