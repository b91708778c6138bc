namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that makes one value of another.</summary>
        /// <typeparam name="T">What goes in.</typeparam>
        /// <typeparam name="TResult">What comes out.</typeparam>
        public abstract class Module<T, TResult> : Module
        {
            /// <summary>A module with a name for messages.</summary>
            protected Module(string name)
                : base(name)
            {
            }

            /// <summary>What it computes; call it through <see cref="call"/>.</summary>
            public abstract TResult forward(T input);

            /// <summary>Computes its result.</summary>
            public TResult call(T input) => forward(input);
        }
    }
}
