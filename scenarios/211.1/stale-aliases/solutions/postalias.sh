postalias hash:/etc/aliases
postfix reload
