#include "confine_calls.h"

#include <asm/ioctls.h>
#include <asm/termbits.h>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined __x86_64__ && !defined __ILP32__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#define SYS_CALLS 0x40000000u	/* from here on those of x32 */
#elif defined __aarch64__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#define SYS_CALLS 0xffffffffu
#endif

#ifdef ARCHITECTURE

/* A classic BPF program that looks at struct seccomp_data (see seccomp(2)). */
#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define END(action) BPF_STMT(BPF_RET | BPF_K, action)
#define IF(value, action) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1), END(action)

#define REFUSAL (SECCOMP_RET_ERRNO | EPERM)
#define ABSENCE (SECCOMP_RET_ERRNO | ENOSYS)
#define ALLOW(call) IF(SYS_##call, SECCOMP_RET_ALLOW)
#define REFUSE(call) IF(SYS_##call, REFUSAL)

/* Numbers mean other calls on another architecture, which a process may change to. */
#define BEGIN \
	LOAD(arch), \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0), END(REFUSAL), \
	LOAD(nr), \
	BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, SYS_CALLS, 0, 1), END(ABSENCE)

/* What reaches out of the process or deep into the kernel. */
#define HARMFUL \
	REFUSE(socket), REFUSE(socketpair), REFUSE(connect), REFUSE(bind), REFUSE(listen), \
	REFUSE(accept), REFUSE(accept4), REFUSE(sendto), REFUSE(sendmsg), REFUSE(sendmmsg), \
	REFUSE(ptrace), REFUSE(process_vm_readv), REFUSE(process_vm_writev), REFUSE(pidfd_getfd), \
	REFUSE(kcmp), REFUSE(mount), REFUSE(umount2), REFUSE(pivot_root), REFUSE(chroot), \
	REFUSE(open_tree), REFUSE(move_mount), REFUSE(fsopen), REFUSE(fsmount), REFUSE(unshare), \
	REFUSE(setns), REFUSE(open_by_handle_at), REFUSE(bpf), REFUSE(perf_event_open), \
	REFUSE(userfaultfd), REFUSE(io_uring_setup), REFUSE(io_uring_enter), \
	REFUSE(io_uring_register), REFUSE(keyctl), REFUSE(add_key), REFUSE(request_key), \
	REFUSE(init_module), REFUSE(finit_module), REFUSE(delete_module), REFUSE(kexec_load), \
	REFUSE(reboot), REFUSE(swapon), REFUSE(swapoff), REFUSE(acct), REFUSE(quotactl), \
	REFUSE(settimeofday), REFUSE(clock_settime), REFUSE(adjtimex), REFUSE(sethostname), \
	REFUSE(syslog), REFUSE(vhangup)

static const struct sock_filter beside_programs[] = {
	BEGIN, HARMFUL, END(SECCOMP_RET_ALLOW)
};

static const struct sock_filter alone[] = {
	BEGIN,

	/* descriptors */
	ALLOW(read), ALLOW(write), ALLOW(readv), ALLOW(writev), ALLOW(pread64), ALLOW(pwrite64),
	ALLOW(lseek), ALLOW(close), ALLOW(fstat), ALLOW(fcntl), ALLOW(ppoll), ALLOW(dup),
	ALLOW(ftruncate), ALLOW(fsync), ALLOW(fadvise64), ALLOW(memfd_create),
	ALLOW(eventfd2),

	/* files, which are Landlock's matter */
	ALLOW(openat), ALLOW(newfstatat), ALLOW(statx), ALLOW(faccessat), ALLOW(faccessat2),
	ALLOW(readlinkat), ALLOW(getdents64), ALLOW(getcwd), ALLOW(mkdirat), ALLOW(unlinkat),
	ALLOW(renameat), ALLOW(renameat2), ALLOW(fchmod), ALLOW(umask),
#ifdef SYS_open	/* the older architectures have these beside those */
	ALLOW(open), ALLOW(stat), ALLOW(lstat), ALLOW(access), ALLOW(readlink), ALLOW(poll),
	ALLOW(mkdir), ALLOW(rmdir), ALLOW(unlink), ALLOW(rename),
#endif

	/* memory */
	ALLOW(brk), ALLOW(mmap), ALLOW(munmap), ALLOW(mremap), ALLOW(mprotect), ALLOW(madvise),

	/* threads */
	ALLOW(clone), ALLOW(clone3), ALLOW(futex), ALLOW(set_robust_list), ALLOW(rseq),
	ALLOW(sched_yield), ALLOW(sched_getaffinity), ALLOW(rt_sigaction), ALLOW(rt_sigprocmask),
	ALLOW(rt_sigreturn), ALLOW(sigaltstack), ALLOW(restart_syscall), ALLOW(gettid), ALLOW(exit),
	ALLOW(exit_group),

	/* what there is and what time it is */
	ALLOW(getpid), ALLOW(getrandom), ALLOW(sysinfo), ALLOW(clock_gettime), ALLOW(gettimeofday),
	ALLOW(clock_nanosleep), ALLOW(nanosleep),

	HARMFUL, REFUSE(execve), REFUSE(execveat), REFUSE(kill), REFUSE(tkill), REFUSE(tgkill),

	/* whether it is a terminal, and how wide; not what would be typed there */
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ioctl, 1, 0), END(ABSENCE),
	LOAD(args[1]),
	IF(TCGETS, SECCOMP_RET_ALLOW), IF(TCGETS2, SECCOMP_RET_ALLOW),
	IF(TIOCGWINSZ, SECCOMP_RET_ALLOW),
	END(REFUSAL)
};

int
confine_calls(bool programs)
{
	struct sock_fprog filter = {
		.len = programs ? sizeof beside_programs / sizeof *beside_programs
			: sizeof alone / sizeof *alone,
		/* the kernel copies it */
		.filter = (struct sock_filter *)(programs ? beside_programs : alone)
	};

	/* without the flag kernels before 5.16 slow every program down that has a filter */
	return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_SPEC_ALLOW,
		&filter);
}

#else

int
confine_calls(bool programs)
{
	(void)programs;
	errno = ENOSYS;
	return -1;
}

#endif
