using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers with a state of its own.</summary>
    public class Generator : IDisposable
    {
        private static Generator? standard;
        private IntPtr handle;

        /// <summary>A new generator on <paramref name="device"/> (default: the processor).</summary>
        public Generator(ulong seed = 0, Device? device = null)
            : this(Bridge.Check(Bridge.bridge_generator((int)(device ?? CPU).type, (device ?? CPU).index, seed)), device ?? CPU)
        {
        }

        private Generator(IntPtr handle, Device device)
        {
            this.handle = handle;
            this.device = device;
        }

        /// <summary>The generator used where none is named.</summary>
        public static Generator Default => standard ??= new(Bridge.Check(Bridge.bridge_default_generator()), CPU);

        /// <summary>The native object.</summary>
        /// <exception cref="ObjectDisposedException">It has been disposed.</exception>
        public IntPtr Handle => handle != IntPtr.Zero ? handle : throw new ObjectDisposedException(nameof(Generator));

        /// <summary>Where it makes its numbers.</summary>
        public Device device { get; }

        /// <summary>Starts the sequence of <paramref name="seed"/> anew.</summary>
        public Generator manual_seed(long seed)
        {
            Bridge.Check(Bridge.bridge_generator_seed(Handle, (ulong)seed));
            return this;
        }

        /// <summary>The seed it was started with.</summary>
        public long initial_seed()
        {
            var seed = (long)Bridge.bridge_generator_initial_seed(Handle);
            GC.KeepAlive(this);
            return seed;
        }

        /// <summary>Its whole state, as bytes; <see cref="set_state"/> goes on from there.</summary>
        public Tensor get_state()
        {
            var state = new Tensor(Bridge.Check(Bridge.bridge_generator_state(Handle)));
            GC.KeepAlive(this);
            return state;
        }

        /// <summary>Goes on from a state that <see cref="get_state"/> gave.</summary>
        public void set_state(Tensor value)
        {
            ArgumentNullException.ThrowIfNull(value);
            Bridge.Check(Bridge.bridge_generator_set_state(Handle, value));
            GC.KeepAlive(this);
        }

        /// <summary>Frees the native object.</summary>
        public void Dispose()
        {
            Free();
            GC.SuppressFinalize(this);
        }

        /// <summary>Frees the native object where nobody did.</summary>
        ~Generator() => Free();

        private void Free()
        {
            var old = Interlocked.Exchange(ref handle, IntPtr.Zero);
            if (old != IntPtr.Zero)
            {
                Bridge.bridge_generator_free(old);
            }
        }
    }

    /// <summary>Seeds the default generators of all devices.</summary>
    public static Generator manual_seed(long seed)
    {
        Bridge.Check(Bridge.bridge_manual_seed((ulong)seed));
        return Generator.Default;
    }
}
