/* A disk that forgets what was not synced (the idea of LazyFS), and that can fail.
 *
 * Preloaded into a child process. It watches the files below POWER_CUT_WATCH and keeps in
 * POWER_CUT_DISK what a power cut would leave of them:
 *
 *   <name>        the file's content as of its last sync
 *   <name>.named  is there once the directory was synced while the file was in it; without it the
 *                 file is not found after the cut, whatever was synced into it
 *
 * Nothing is really synced: the machine itself stays up, and the test is faster for it.
 *
 * Acts (writes, cuts, syncs) are counted from 1. POWER_CUT_AT kills the process at that act: half of
 * a write is done then, or half of a sync. POWER_CUT_FAIL_FROM, POWER_CUT_FAIL_COUNT and
 * POWER_CUT_FAIL_ERRNO make that many acts from that one on fail.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_MAX_HERE 1024
#define FILES_MAX 64
#define FDS_MAX 1024
#define UNKNOWN 0
#define UNWATCHED -1

struct watched {
    char path[PATH_MAX_HERE]; /* in the watched directory */
    char disk[PATH_MAX_HERE]; /* what is on the disk of it */
    off_t low, high;          /* written since the last sync */
    off_t cut;                /* cut back to this length since the last sync; -1 for not */
};

static struct watched files[FILES_MAX];
static int file_count;
static int fd_file[FDS_MAX]; /* UNKNOWN, UNWATCHED, or the file's place plus 1 */
static const char *watch, *disk;
static long cut_at, fail_from, fail_count, act_count;
static int fail_errno;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_close)(int);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void start(void) {
    real_write = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    real_pwrite = (ssize_t (*)(int, const void *, size_t, off_t))dlsym(RTLD_NEXT, "pwrite");
    real_ftruncate = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate");
    real_fsync = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    real_close = (int (*)(int))dlsym(RTLD_NEXT, "close");
    real_rename = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
    real_unlink = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
    watch = getenv("POWER_CUT_WATCH");
    disk = getenv("POWER_CUT_DISK");
    cut_at = number("POWER_CUT_AT");
    fail_from = number("POWER_CUT_FAIL_FROM");
    fail_count = number("POWER_CUT_FAIL_COUNT");
    fail_errno = (int)number("POWER_CUT_FAIL_ERRNO");
}

static int ends_with(const char *text, const char *ending) {
    size_t a = strlen(text), b = strlen(ending);
    return a >= b && strcmp(text + a - b, ending) == 0;
}

/* The watched file of this path, or UNWATCHED. The shared memory file dies with the power anyway. */
static int of_path(const char *path) {
    size_t length = watch ? strlen(watch) : 0;
    if (!length || !disk || strncmp(path, watch, length) != 0 || path[length] != '/' ||
        strchr(path + length + 1, '/') || ends_with(path, "-shm") || ends_with(path, "(deleted)"))
        return UNWATCHED;
    for (int i = 0; i < file_count; i++)
        if (strcmp(files[i].path, path) == 0) return i + 1;
    if (file_count == FILES_MAX) abort();
    struct watched *file = &files[file_count++];
    snprintf(file->path, sizeof file->path, "%s", path);
    snprintf(file->disk, sizeof file->disk, "%s/%s", disk, path + length + 1);
    file->low = file->high = 0;
    file->cut = -1;
    return file_count;
}

static struct watched *of_fd(int fd) {
    if (fd < 0 || fd >= FDS_MAX) return NULL;
    if (fd_file[fd] == UNKNOWN) {
        char link[64], path[PATH_MAX_HERE];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, path, sizeof path - 1);
        if (length < 0) return NULL;
        path[length] = 0;
        fd_file[fd] = of_path(path);
    }
    return fd_file[fd] > 0 ? &files[fd_file[fd] - 1] : NULL;
}

/* Whether this act on a watched file has to fail. */
static int fails(struct watched *file) {
    if (!file) return 0;
    act_count++;
    if (!fail_from || act_count < fail_from || act_count >= fail_from + fail_count) return 0;
    errno = fail_errno;
    return 1;
}

static void wrote(struct watched *file, off_t from, ssize_t length) {
    if (!file || length <= 0) return;
    if (file->low == file->high) file->low = from, file->high = from;
    if (from < file->low) file->low = from;
    if (from + length > file->high) file->high = from + length;
}

static int is_cut(struct watched *file) { return file && cut_at && act_count == cut_at; }

static void die(void) { kill(getpid(), SIGKILL); }

/* What was written and cut since the last sync goes to the disk. */
static void keep(struct watched *file) {
    int to = open(file->disk, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    int from = open(file->path, O_RDONLY | O_CLOEXEC);
    struct stat now;
    if (to < 0 || from < 0 || fstat(from, &now) != 0) abort();
    if (file->cut >= 0 && real_ftruncate(to, file->cut) != 0) abort();
    char piece[65536];
    for (off_t at = file->low; at < file->high && at < now.st_size;) {
        size_t want = sizeof piece;
        if (at + (off_t)want > file->high) want = (size_t)(file->high - at);
        ssize_t got = pread(from, piece, want, at);
        if (got <= 0) break;
        if (real_pwrite(to, piece, (size_t)got, at) != got) abort();
        at += got;
        if (is_cut(file) && at >= (file->low + file->high) / 2) die();
    }
    if (real_ftruncate(to, now.st_size) != 0) abort();
    real_close(from);
    real_close(to);
    file->low = file->high = 0;
    file->cut = -1;
}

/* The names in the watched directory, as they are now, go to the disk. */
static void keep_names(void) {
    for (int i = 0; i < file_count; i++) {
        char mark[PATH_MAX_HERE + 8];
        snprintf(mark, sizeof mark, "%s.named", files[i].disk);
        if (access(files[i].path, F_OK) == 0) {
            int fd = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
            if (fd < 0) abort();
            real_close(fd);
        } else {
            real_unlink(mark);
            real_unlink(files[i].disk);
        }
    }
}

static int is_watched_dir(int fd) {
    char link[64], path[PATH_MAX_HERE];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (!watch || length < 0) return 0;
    path[length] = 0;
    return strcmp(path, watch) == 0;
}

ssize_t write(int fd, const void *data, size_t length) {
    if (!watch) return real_write(fd, data, length);
    pthread_mutex_lock(&mutex);
    struct watched *file = of_fd(fd);
    ssize_t done = fails(file) ? -1 : real_write(fd, data, is_cut(file) ? length / 2 : length);
    if (is_cut(file)) die();
    if (file && done > 0) wrote(file, lseek(fd, 0, SEEK_CUR) - done, done);
    pthread_mutex_unlock(&mutex);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
    pthread_mutex_lock(&mutex);
    struct watched *file = of_fd(fd);
    ssize_t done =
        fails(file) ? -1 : real_pwrite(fd, data, is_cut(file) ? length / 2 : length, at);
    if (is_cut(file)) die();
    wrote(file, at, done);
    pthread_mutex_unlock(&mutex);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
    return pwrite(fd, data, length, at);
}

int ftruncate(int fd, off_t length) {
    pthread_mutex_lock(&mutex);
    struct watched *file = of_fd(fd);
    int done = fails(file) ? -1 : real_ftruncate(fd, length);
    if (is_cut(file)) die();
    if (file && done == 0 && (file->cut < 0 || length < file->cut)) file->cut = length;
    pthread_mutex_unlock(&mutex);
    return done;
}

int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

int fsync(int fd) {
    pthread_mutex_lock(&mutex);
    struct watched *file = of_fd(fd);
    int done = fails(file) ? -1 : 0;
    if (file && done == 0) keep(file);
    if (is_cut(file)) die();
    if (!file && is_watched_dir(fd)) keep_names();
    pthread_mutex_unlock(&mutex);
    return done;
}

int fdatasync(int fd) { return fsync(fd); }

int close(int fd) {
    if (fd >= 0 && fd < FDS_MAX) fd_file[fd] = UNKNOWN;
    return real_close(fd);
}

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&mutex);
    int done = real_rename(from, to), a = of_path(from), b = of_path(to);
    if (done == 0 && a > 0 && b > 0) {
        real_rename(files[a - 1].disk, files[b - 1].disk);
        files[b - 1].low = files[a - 1].low, files[b - 1].high = files[a - 1].high;
        files[b - 1].cut = files[a - 1].cut;
    }
    pthread_mutex_unlock(&mutex);
    return done;
}

/* The name is on the disk until the directory is synced; a new file of the name starts empty. */
int unlink(const char *path) {
    pthread_mutex_lock(&mutex);
    int done = real_unlink(path), place = of_path(path);
    if (done == 0 && place > 0) {
        files[place - 1].low = files[place - 1].high = 0;
        files[place - 1].cut = 0;
    }
    pthread_mutex_unlock(&mutex);
    return done;
}
