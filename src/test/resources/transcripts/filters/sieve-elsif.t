# objective: 211.2
# level: 1
# title: if, elsif, else
The order of branches, blocks in blocks, and the mistakes with braces and semicolons.

  $ cd /tmp; printf 'From: bob@example.com\nSubject: one\n\nx\n' > one; sed s/one/two/ one > two; sed s/one/three/ one > three
  $ printf 'require "fileinto";\nif header :is "subject" "one" {\n  fileinto "One";\n} elsif header :is "subject" "two" {\n  fileinto "Two";\n} else {\n  fileinto "Else";\n}\n' > t.sieve; for m in one two three; do su alice -c "sieve-test t.sieve $m" 2>&1 | grep ' \* '; done
   * store message in folder: One
   * store message in folder: Two
   * store message in folder: Else
  $ su alice -c 'sieve-test -t - -T level=commands t.sieve two' 2>&1 | sed -n '/Started/,/Finished/p'; su alice -c 'sieve-test -t - -T level=tests t.sieve three' 2>&1 | sed -n '/Started/,/Finished/p'
        ## Started executing script 't'
     2: jump if result is false
     2:   jumping to line 4
     4: jump if result is false
     4:   not jumping
     5: fileinto action
     5:   store message in mailbox `Two'
     5: jumping to line 7
        ## Finished executing script 't'
        ## Started executing script 't'
     2: header test
     2: jump if result is false
     2:   jumping to line 4
     4: header test
     4: jump if result is false
     4:   jumping to line 6
     7: fileinto action
     7:   store message in mailbox `Else'
        ## Finished executing script 't'
  $ c() { printf "$1" > c.sieve; sievec c.sieve && echo fine; }; c 'else { keep; }\n'; c 'if true { keep; } else { stop; } elsif true { keep; }\n'; c 'if true keep;\n'; c 'if { keep; }\n'; c 'if true { keep }\n'
  c: line 1: error: the else command must follow an if or elseif command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the elsif command must follow an if or elseif command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the if command requires a command block, but it is missing.
  c: line 1: error: missing semicolon ';' after true test.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the if command requires one sub-test, but none is specified.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: expected end of command ';' or the beginning of a compound block '{', but found '}'.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  [89]
  $ c 'if true { keep;\n'; c 'if true { keep; } }\n'; c 'if true; { keep; }\n'; c 'if true { keep; };\n'; c 'if true { } else { }\n'; c 'if (true) { keep; }\n'; c 'If True { Keep; }\n'
  c: line 2: error: expected end of compound block '}', but found end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected '}' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected '{' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: unexpected ';' found at (the presumed) end of file.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  fine
  c: line 1: error: the if command requires one sub-test, but a list of tests is specified.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  fine
  $ c 'elsif true { keep; }\n'; c 'if true { keep; } keep; else { stop; }\n'; c 'if true, false { keep; }\n'; c 'if not { keep; }\n'; c 'if keep { stop; }\n'; c 'true;\n'; c 'if true { if false { keep; } else { stop; } }\n'
  c: line 1: error: the elsif command must follow an if or elseif command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the else command must follow an if or elseif command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: expected end of command ';' or the beginning of a compound block '{', but found ','.
  c: error: parse failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: the not test requires one sub-test, but none is specified.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: attempted to use command 'keep' as test.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  c: line 1: error: attempted to use test 'true' as command.
  c: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'c.sieve'
  fine
