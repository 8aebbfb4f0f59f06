package io.chapar.disk;

import org.pcollections.IntTreePMap;

/**
 * The whole state of a {@link Disk} at a moment: a value that shares almost everything with the
 * states before and after it. Keeping one is a snapshot, putting it back is a restore.
 *
 * @param inodes by number
 * @param next the next inode number to give
 * @param used bytes taken
 */
public record Image(IntTreePMap<Inode> inodes, int next, long used) {}
