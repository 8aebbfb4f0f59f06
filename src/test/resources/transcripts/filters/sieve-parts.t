# objective: 211.2
# level: 3
# title: parts of a message
foreverypart, header :mime, extracttext and body on a message with parts.

  $ cd /tmp; printf 'From: bob@example.com\nSubject: parts\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=XX\n\n--XX\nContent-Type: text/plain; charset=utf-8\n\nhello text\n--XX\nContent-Type: text/html\n\n<p>hello <b>html</b></p>\n--XX\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="evil.exe"\nContent-Transfer-Encoding: base64\n\naGVsbG8gcGRm\n--XX--\n' > mail
  $ printf 'require ["foreverypart","mime","fileinto","variables","extracttext"];\nforeverypart {\n  if header :mime :param "filename" :matches "content-disposition" "*.exe" { fileinto "Virus.${1}"; break; }\n  if header :mime :type "content-type" "text" { extracttext :first 9 "t"; fileinto "T.${t}"; }\n}\n' > m.sieve; su alice -c 'sieve-test m.sieve mail' 2>&1 | grep folder
   * store message in folder: T.hello tex
   * store message in folder: T.hello htm
   * store message in folder: Virus.evil
  $ su alice -c 'sieve-test -t - -T level=matching m.sieve mail' 2>&1 | sed -n '/Started/,/Finished/p' | head -60
        ## Started executing script 'm'
     2: foreverypart loop begin
     2:   loop ends at line 4
     3: header test
     3:   header mime override:
     3:     headers from current mime part
     3:     extract mime parameters from header value
     3:   starting `:matches' match with `i;ascii-casemap' comparator:
     3:   extracting `content-disposition' headers from message part
     3:   finishing match with result: not matched
     3: jump if result is false
     3:   jumping to line 4
     4: header test
     4:   header mime override:
     4:     headers from current mime part
     4:     extract mime type from header value
     4:   starting `:is' match with `i;ascii-casemap' comparator:
     4:   extracting `content-type' headers from message part
     4:   extracted MIME type
     4:   matching value `multipart'
     4:     with key `text' => 0
     4:   finishing match with result: not matched
     4: jump if result is false
     4:   jumping to line 4
     4: foreverypart loop end
     4:   switched to next message part
     4:   looping back to line 3
     3: header test
     3:   header mime override:
     3:     headers from current mime part
     3:     extract mime parameters from header value
     3:   starting `:matches' match with `i;ascii-casemap' comparator:
     3:   extracting `content-disposition' headers from message part
     3:   finishing match with result: not matched
     3: jump if result is false
     3:   jumping to line 4
     4: header test
     4:   header mime override:
     4:     headers from current mime part
     4:     extract mime type from header value
     4:   starting `:is' match with `i;ascii-casemap' comparator:
     4:   extracting `content-type' headers from message part
     4:   extracted MIME type
     4:   matching value `text'
     4:     with key `text' => 1
     4:   finishing match with result: matched
     4: jump if result is false
     4:   not jumping
     4: extracttext command
     4:   assign `t' [0] = "hello tex"
     4: fileinto action
     4:   store message in mailbox `T.hello tex'
     4: foreverypart loop end
     4:   switched to next message part
     4:   looping back to line 3
     3: header test
     3:   header mime override:
     3:     headers from current mime part
     3:     extract mime parameters from header value
     3:   starting `:matches' match with `i;ascii-casemap' comparator:
  $ t() { printf 'require ["body","mime","fileinto","relational","comparator-i;ascii-numeric"];\nif %s { fileinto "yes"; } else { fileinto "no"; }\n' "$1" > t.sieve; su alice -c 'sieve-test t.sieve mail' 2>&1 | grep -E 'folder|rror' | head -3; }
  $ t 'body :contains "hello html"'; t 'body :raw :contains "--XX"'; t 'body :content "text/html" :contains "<b>"'; t 'body :content "application" :contains "hello pdf"'; t 'body :text :contains "pdf"'; t 'header :mime :anychild :contenttype "content-type" "text/html"'; t 'exists :mime :anychild "content-disposition"'
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: yes
   * store message in folder: no
   * store message in folder: yes
   * store message in folder: yes
  $ printf 'require "foreverypart";\nbreak;\n' > b.sieve; sievec b.sieve; printf 'require ["extracttext","variables"];\nextracttext "x";\n' > x.sieve; sievec x.sieve
  b: line 2: error: the break command is not placed inside a foreverypart loop.
  b: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'b.sieve'
  x: line 1: error: extracttext extension cannot be used without foreverypart extension.
  x: error: validation failed.
  sievec(root): Fatal: failed to compile sieve script 'x.sieve'
  [89]
