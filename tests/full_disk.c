/* A disk that is full from the n-th write below a folder on: for LD_PRELOAD.
   FULL_BELOW names the folder, FULL_AFTER how many writes fit, FULL_COUNT a file with a counter
   of four bytes that all processes share. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static unsigned *counter;
static const char *below;
static unsigned after;

__attribute__((constructor)) static void begin(void) {
    const char *count = getenv("FULL_COUNT"), *limit = getenv("FULL_AFTER");
    below = getenv("FULL_BELOW");
    if (!count || !limit || !below) { below = NULL; return; }
    int fd = open(count, O_RDWR);
    if (fd < 0) { below = NULL; return; }
    counter = mmap(NULL, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    after = (unsigned)strtoul(limit, NULL, 10);
}

static int full(int fd) {
    char link[64], path[PATH_MAX];
    if (!below) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    if (strncmp(path, below, strlen(below)) != 0) return 0;
    return __atomic_fetch_add(counter, 1, __ATOMIC_SEQ_CST) >= after;
}

#define REAL(name) static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name)
#define REFUSE do { errno = ENOSPC; return -1; } while (0)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(write); if (full(fd)) REFUSE; return real(fd, data, size);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(pwrite64); if (full(fd)) REFUSE; return real(fd, data, size, at);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    REAL(pwrite); if (full(fd)) REFUSE; return real(fd, data, size, at);
}
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t size, unsigned flags) {
    REAL(copy_file_range); if (full(to)) REFUSE; return real(from, a, to, b, size, flags);
}
ssize_t sendfile(int to, int from, off_t *at, size_t size);
ssize_t sendfile(int to, int from, off_t *at, size_t size) {
    REAL(sendfile); if (full(to)) REFUSE; return real(to, from, at, size);
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t size);
ssize_t sendfile64(int to, int from, off64_t *at, size_t size) {
    REAL(sendfile64); if (full(to)) REFUSE; return real(to, from, at, size);
}
