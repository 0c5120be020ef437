Console.WriteLine("usage: ./dev bench NAME");
