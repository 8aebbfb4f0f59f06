# fails: list
# diagnosis: only-one-branch
cat > /home/${user}/.dovecot.sieve <<'EOF'
require "fileinto";
if header :is "list-id" "${list}.example" {
  fileinto "Lists";
}
elsif address :is "from" "${boss}@example.com" {
  fileinto "Boss";
}
elsif header :contains "subject" "lottery" {
  discard;
}
EOF
