package io.chapar.postfix.smtpd.restriction;

import java.util.List;

/**
 * A parameter such as smtpd_recipient_restrictions.
 *
 * @param parameter its name
 * @param words what it says, in order
 */
record RestrictionList(String parameter, List<String> words) {}
